import type { Api } from '../apis/api.js'
import { nearest } from './nearest.js'
import type { VerifyOptions } from './options.js'
import { CannotJudge } from './stops.js'

/**
 * What options name of an API has to exist: passed over in silence, it would look as if it had been heeded.
 * @throws CannotJudge for a kind of thing under `own`, or a variant, that the API does not have; with the nearest it has.
 */
export const checkNames = ({ name, kinds, variants = [] }: Api, options: VerifyOptions): void => {
  for (const kind of Object.keys(options.own ?? {})) {
    if (!Object.hasOwn(kinds, kind)) throw unknown(`own.${kind}: ${name} has no "${kind}"`, kind, Object.keys(kinds))
  }
  for (const variant of options.variants ?? []) {
    if (!variants.includes(variant)) throw unknown(`${name} has no variant "${variant}"`, variant, variants)
  }
}

const unknown = (what: string, name: string, known: readonly string[]): CannotJudge => {
  const near = nearest(name, known)
  const choice = known.length === 0 ? 'there are none' : `known are ${known.join(', ')}`
  return new CannotJudge(`${what}; ${near === undefined ? choice : `did you mean "${near}"?`}`)
}
