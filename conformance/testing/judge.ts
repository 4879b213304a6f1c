import { verify, type Report, type VerifyOptions } from '../index.js'
import type { TestServer } from './server.js'

/** Judges a hand-made server and closes it. */
export const judge = async (server: TestServer, api: string, options: Partial<VerifyOptions> = {}): Promise<Report> => {
  try {
    return await verify({
      api,
      target: `${server.url}/${api}`,
      driver: `${server.url}/driver`,
      timeout: 1000,
      ...options,
    })
  } finally {
    await server.close()
  }
}

/** Ids of the requirements with a verdict. */
export const withVerdict = ({ requirements }: Report, verdict: string): string[] =>
  requirements.filter((each) => each.verdict === verdict).map(({ id }) => id)

/** What failed, with the first message of each, for readable test failures. */
export const failures = ({ requirements }: Report): Record<string, string> =>
  Object.fromEntries(
    requirements
      .filter(({ verdict }) => verdict === 'fail')
      .map(({ id, findings }) => [id, findings[0]?.message ?? '']),
  )
