import type { Schemas } from './tables.js'

type Selectors = readonly Schemas['SelectorModel'][]

/** The tags that a deployment must carry; `tag_only` ones rule none out, and so mark no new deployment either. */
export const requiredTags = (selectors: Selectors = []): string[] => [
  ...new Set(selectors.filter(({ tag_only }) => !tag_only).map(({ tag }) => tag)),
]

/** The environment variables for a deployment that is started for the session; some clients can only send `{}`. */
export const environment = (selectors: Selectors = []): Record<string, string> =>
  Object.fromEntries(
    selectors.flatMap(({ env }) => (env?.key === undefined ? [] : [[String(env.key), String(env.value)]])),
  )

/** The selectors as the answer repeats them. */
export const echoed = (selectors: Selectors): Schemas['SelectorEcho'][] =>
  selectors.map(({ tag, tag_only = false, env }) => ({ tag, tag_only, ...(env && { env }) }))
