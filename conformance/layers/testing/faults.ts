import type { VerifyOptions } from '../../index.js'
import { FAULTS_OF_FORM } from './faults-of-form.js'
import { FAULTS_OF_ROBUSTNESS } from './faults-of-robustness.js'

/** A requirement, what a server does instead, the server that does so, and how it is judged. */
export type Fault = [requirement: string, what: string, vary: object, options?: Partial<VerifyOptions>]

/** Hand-made servers with one thing wrong each, that the layers made from the contract have to notice. */
export const FAULTS: Fault[] = [...FAULTS_OF_FORM, ...FAULTS_OF_ROBUSTNESS]
