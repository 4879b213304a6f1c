import { createContext, Script } from 'node:vm'

/** Thrown where an expression cannot be used; says why. */
export class UnusablePattern extends Error {}

/** Tests texts against expressions that a client gave, and gives up where that takes too long. */
export interface SafeRegex {
  /** @throws UnusablePattern for an expression that is none, or that took too long. */
  test(expression: string, text: string): boolean
}

/** No more of a text than this is looked at. */
const LONGEST_TEXT = 10_000
/** Milliseconds for all tests together. */
const BUDGET = 500

const script = new Script('new RegExp(expression, "u").test(text)')

/** An expression can be made such that it runs for years, so it runs where it can be stopped. */
export const createSafeRegex = (budget = BUDGET): SafeRegex => {
  const sandbox: { expression: string; text: string } = { expression: '', text: '' }
  let context: object | undefined
  let left = budget
  return {
    test(expression, text) {
      context ??= createContext(sandbox)
      sandbox.expression = expression
      sandbox.text = text.slice(0, LONGEST_TEXT)
      const begin = performance.now()
      try {
        if (left < 1) throw tooSlow(expression)
        return script.runInContext(context, { timeout: Math.ceil(left) }) as boolean
      } catch (error) {
        if (error instanceof UnusablePattern) throw error
        const { code, message } = error as NodeJS.ErrnoException
        if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw tooSlow(expression)
        throw new UnusablePattern(message)
      } finally {
        left -= performance.now() - begin
      }
    },
  }
}

const tooSlow = (expression: string): UnusablePattern =>
  new UnusablePattern(`the regular expression "${expression}" takes too long; make it simpler`)
