import { createContext, Script } from 'node:vm'
import { PATTERN_TIMEOUT } from './limits.js'

/** As much of a regular expression as a validator needs. */
export interface Pattern {
  test(text: string): boolean
  /** The source; validators tell patterns apart by it. */
  toString(): string
}

const SCRIPT = new Script('pattern.test(text)')

/**
 * A regular expression that gives up: one written badly can take longer than the world lasts on the wrong text.
 * What is not decided in time counts as a match, because nothing was shown to be wrong.
 * @throws SyntaxError where it is none.
 */
export const boundedRegExp = (source: string): Pattern => {
  const pattern = compile(source)
  // without two quantifiers there is nothing to try in exponentially many ways
  if ((source.match(/[*+{]/g) ?? []).length < 2) return pattern
  return {
    toString: () => source,
    test(text) {
      if (text.length < 16) return pattern.test(text)
      try {
        return SCRIPT.runInContext(createContext({ pattern, text }), { timeout: PATTERN_TIMEOUT }) as boolean
      } catch {
        return true
      }
    },
  }
}

/** Patterns are Unicode ones by JSON Schema; many in the wild (`\-`) are only without. */
const compile = (source: string): RegExp => {
  try {
    return new RegExp(source, 'u')
  } catch {
    return new RegExp(source)
  }
}
