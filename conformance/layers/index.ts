import type { MakeStories } from './layer.js'

/** Layers whose stories are made from the contract, in the order in which they are told. */
export const MADE_LAYERS: readonly MakeStories[] = []
