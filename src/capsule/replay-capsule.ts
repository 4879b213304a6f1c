import type { FixtureContent } from '../fixtures/fixture-file.js'
import type { FaultRule } from '../faults/fault-rule.js'
import { UserError } from '../input/user-error.js'
import { createMock, type Mock } from '../mock/create-mock.js'
import type { WorldHandle } from '../mock/world-handle.js'
import { unpackImage } from './capsule-image.js'
import { unpackRequest } from './capsule-request.js'
import type { Capsule, CapsuleExchange, CapsuleRequest } from './capsule.js'
import { compareReplies, type ReplyDifference } from './compare-replies.js'

/** How a replay came out. */
export interface Replay {
  /** How many exchanges came out the same before the first that did not, or in all. */
  same: number
  exchanges: number
  difference?: ReplyDifference & { exchange: number; method: string; target: string }
}

/** What is done differently for a clock that ran: times in bodies may differ by so many milliseconds. */
const RUNNING_TOLERANCE = 1000

/**
 * Builds a capsule's world in process and lets everything happen again, up to the first answer that differs. No webhook
 * is sent to anybody.
 * @throws UserError where the capsule's world cannot be built.
 */
export const replayCapsule = async (capsule: Capsule): Promise<Replay> => {
  const mock = await build(capsule)
  try {
    const world = await mock.world(capsule.world)
    const images = await Promise.all(
      (capsule.images ?? []).map((image) =>
        unpackImage(
          image,
          mock.apis.map(({ realm }) => realm),
        ),
      ),
    )
    const exchanges = capsule.steps.filter(({ kind }) => kind === 'exchange').length
    // a path that names the world is to be taken apart again, since answers may hold it
    const send: Send = (request) => (request.target.startsWith('/~') ? mock : world).answer(request)
    let same = 0
    for (const [i, step] of capsule.steps.entries()) {
      world.clock.freeze(Date.parse(step.time))
      if (step.kind === 'restore') {
        const image = images[step.image]
        if (!image) throw new UserError(`steps[${i}].image: the capsule has no image ${step.image}`)
        await world.restore(image)
      } else if (step.kind === 'action') await act(send, step.request, i)
      else {
        const difference = await repeat(send, step, capsule.running ? RUNNING_TOLERANCE : 0)
        if (difference) return { same, exchanges, difference }
        same += 1
      }
    }
    return { same, exchanges }
  } finally {
    await mock.close()
  }
}

type Send = WorldHandle['answer']

const build = (capsule: Capsule): Promise<Mock> => {
  const { apis } = capsule
  return createMock({
    apis: apis.map(({ api }) => api),
    profile: Object.fromEntries(apis.map(({ api, profile }) => [api, profile])),
    settings: Object.fromEntries(apis.map(({ api, settings }) => [api, settings])),
    rateLimits: apis.some(({ rateLimits }) => rateLimits),
    fixtures: apis.flatMap(({ fixtures }) => fixtures as FixtureContent[]),
    faults: (capsule.faults ?? []) as FaultRule[],
    seed: capsule.seed,
    start: capsule.start,
    sendWebhooks: false,
  })
}

const act = async (send: Send, request: CapsuleRequest, step: number): Promise<void> => {
  // the control plane of this process is asked, whatever host and origin the call had
  const { origin: _, 'sec-fetch-site': __, ...headers } = request.headers
  const reply = await send(unpackRequest({ ...request, headers: { ...headers, host: '127.0.0.1' } }))
  if (reply.status < 300) return
  throw new UserError(
    `steps[${step}]: ${request.method} ${request.target} was done once and is refused now: ${reply.body ?? reply.status}`,
  )
}

const repeat = async (
  send: Send,
  step: CapsuleExchange,
  tolerance: number,
): Promise<Replay['difference'] | undefined> => {
  const { method, target } = step.request
  const found = compareReplies(step, await send(unpackRequest(step.request)), tolerance)
  return found && { exchange: step.id, method, target, ...found }
}
