import { story, type Story } from '../../run/story.js'
import type { Attributes } from '../../target/driver.js'
import { NOTHING_CHANGES, refuses, subject } from './refusals.js'

/** The story of a token that lets nobody in. */
export const refusedToken = (
  title: string,
  attributes: Attributes,
  requirement: string,
  ...codes: readonly string[]
): Story =>
  story({
    title,
    covers: [requirement, NOTHING_CHANGES],
    async run(t) {
      const about = await subject(t)
      const token = await t.make('credential', attributes)
      await refuses(t, requirement, about, { what: title, options: { as: token } }, ...codes)
    },
  })
