import { UserError } from '../input/user-error.js'

/** Loads the suite; only the commands that judge do, since the mock works without it. */
export const loadSuite = () => import('../../conformance/index.js')

export type Suite = Awaited<ReturnType<typeof loadSuite>>

/** Runs something of the suite; what keeps it from judging becomes a sentence and exit code 2. */
export const judging = async <T>(suite: Suite, run: () => Promise<T>): Promise<T> => {
  try {
    return await run()
  } catch (error) {
    if (error instanceof suite.CannotJudge) throw new UserError(error.message)
    throw error
  }
}
