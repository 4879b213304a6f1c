import type { components } from '#contract/control'

type Schemas = components['schemas']

/** Which calls are disturbed, and how, as the control plane and the configuration file put it. */
export type FaultRule = Schemas['FaultRule']

/** A rule as it is kept, with how often it was asked and how often it struck. */
export type Fault = Schemas['Fault']

/** Milliseconds, or an ISO 8601 duration. */
export type FaultTime = Schemas['FaultTime']
