import { buildRequest } from '../../http/build-request.js'
import type { Story } from '../../run/story.js'
import { draftOf, toCall } from '../generated/request.js'
import { callerOf, chosen, liveOrNobodys, snapshot, stands, type Subject } from './subject.js'

const READ_ONLY = ['HEAD', 'OPTIONS']

/** The last is a method that nobody has ever defined. */
const METHODS = [...READ_ONLY, 'PROPFIND', 'FROBNICATE']

/** Methods beside the contract do nothing and break nothing. */
export const oddMethods = (subject: Subject, requirement: string): Story => ({
  title: 'HEAD, OPTIONS and methods that nobody knows change nothing and make nothing fail',
  covers: [requirement],
  async run(t) {
    const operation = chosen(subject, t)
    const live = await liveOrNobodys(t, operation)
    const before = await snapshot(live)
    const [media] = operation.operation.body?.content.keys() ?? []
    const { body, ...rest } = buildRequest(operation.operation, toCall(draftOf(live, media)))
    const as = await callerOf(t, operation, live)
    for (const method of t.target.readOnly ? READ_ONLY.slice(0, 1) : METHODS) {
      // what comes with HEAD is read as the start of the next request by some
      const filled = method === 'HEAD' || body === undefined ? { headers: [] } : { body }
      const exchange = await t.attemptSend({ ...rest, ...filled, method }, as)
      stands(t, operation, requirement, exchange, `${method} on the path of ${operation.operation.id}`)
      const after = await snapshot(live)
      t.check(requirement, after === before, `${method}: there is ${after} where there was ${before}`, exchange)
      if (after !== before) return
    }
  },
})
