import type { Api } from '../apis/api.js'
import type { Contract } from '../contract/contract.js'
import type { Requirement } from '../requirements/requirement.js'
import type { Story } from '../run/story.js'

/** What a layer makes its stories from. */
export interface LayerSubject {
  api: Api
  contract: Contract
  requirements: readonly Requirement[]
  seed: number
}

/** Makes stories that are not written by hand, by `<layer>/<name>`. They may cover only requirements that exist. */
export type MakeStories = (subject: LayerSubject) => Readonly<Record<string, Story>>
