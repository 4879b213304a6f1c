import { generated } from './generated/generated.js'
import type { MakeStories } from './layer.js'
import { model } from './model/model.js'
import { robustness } from './robustness/robustness.js'

/** Layers whose stories are made from the contract, in the order in which they are told. */
export const MADE_LAYERS: readonly MakeStories[] = [generated, model, robustness]
