import type { Profile } from '../../../src/engine/context.js'
import { mutatedMock } from '../mock/mutated-mock.js'
import type { Mutation } from '../mutant.js'
import type { Subject } from '../subjects/subject.js'
import { probeValues } from './probe-values.js'
import { recorder, type Seen } from './recorder.js'

/**
 * Everything that a mock shows in a fixed course of requests, which knows nothing of the suite: the ways to every documented
 * status, the stories of the subject, and strange values everywhere. Two mocks with the same are the same.
 */
export const probe = async (subject: Subject, profile: Profile, make?: () => Mutation): Promise<Seen[]> => {
  const all: Seen[] = []
  const course = async (run: (mock: ReturnType<typeof recorder>['mock'], api: Api) => Promise<unknown>) => {
    const mocked = await mutatedMock(subject.api, profile, make?.())
    const { mock, seen } = recorder(subject.api, mocked)
    try {
      await run(mock, mocked)
    } catch (error) {
      // a broken mock may break the course; how far it got is what shows
      seen.push({ what: 'ended', operation: undefined, status: 0, headers: {}, body: String(error) })
    }
    await mocked.close()
    all.push(...seen)
  }
  for (const { options = {}, run } of subject.reach) {
    const { profile: only = profile, ...others } = options
    if (run && only === profile && Object.keys(others).length === 0) await course(run)
  }
  await course((mock) => subject.probe(mock, profile))
  await course((mock, { kit }) => probeValues(mock, kit.contract, subject, profile))
  return all
}

type Api = Awaited<ReturnType<typeof mutatedMock>>
