import type { Profile } from '../../../src/engine/context.js'
import type { TestMock } from '../../../src/testing/harness.js'
import type { MutatedMock } from '../mock/mutated-mock.js'
import type { Subject } from '../subjects/subject.js'
import { oddRequests } from './odd-requests.js'
import type { Seen } from './recorder.js'
import { whatIsThere } from './what-is-there.js'

/** Sends every operation as no client does, and looks each time at what is there: a refusal may have had its effect. */
export const probeOddities = async (
  mocked: MutatedMock,
  { mock, seen }: { mock: TestMock; seen: Seen[] },
  subject: Subject,
  profile: Profile,
): Promise<void> => {
  const look = () => whatIsThere(mocked, subject.hidden ?? [])
  for (const operation of mocked.kit.contract.operations) {
    const make = subject.calls[operation.id]
    if (!make) continue
    let call = await make(mock, profile)
    let odd = oddRequests(operation, call)
    let before = await look()
    for (let i = 0; i < odd.length; i++) {
      const { method, target, sent } = odd[i]!
      await mock.send(method, target, sent)
      const after = await look()
      seen.push({ what: `there after ${method} ${target}`, operation: undefined, status: 0, headers: {}, body: after })
      if (after === before) continue
      // what a request has ended cannot show what the next one does
      call = await make(mock, profile)
      odd = oddRequests(operation, call)
      before = await look()
    }
  }
}
