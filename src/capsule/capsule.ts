import type { components } from '#contract/control'

/** A world in one file: everything that it takes to let it all happen again. */
export type Capsule = components['schemas']['Capsule']
export type CapsuleStep = Capsule['steps'][number]
export type CapsuleExchange = components['schemas']['CapsuleExchange']
export type CapsuleRequest = components['schemas']['CapsuleRequest']
export type CapsuleImage = components['schemas']['CapsuleImage']
