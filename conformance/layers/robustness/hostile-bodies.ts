import { encodeSegment } from '../../http/build-request.js'
import type { Story } from '../../run/story.js'
import { hasSucceeded, type Subject as Operation } from '../generated/calls.js'
import { callerOf, snapshot, stands, type Subject } from './subject.js'

/** Beyond what any reader descends into, within what any server takes. */
const DEPTH = 4000

const BODIES: readonly [what: string, type: string, text: string][] = [
  ['lists in lists', 'application/json', '['.repeat(DEPTH) + ']'.repeat(DEPTH)],
  [
    'reserved names and numbers beyond all bounds',
    'application/json',
    '{"__proto__":{"x":1},"constructor":{"prototype":1},"":null,"a":1e999,"b":-0,"c":123456789012345678901234567890}',
  ],
  ['half a surrogate and a zero byte', 'application/json', '{"a":"\\ud800\\u0000"}'],
  ['bytes that are no form', 'application/x-www-form-urlencoded', '%zz=%C3%28&=&&a[b][=1'],
]

export const takesBodies = ({ operation }: Operation): boolean => operation.body !== undefined

/** Bodies that no client sends make nothing fail and change nothing. */
export const hostileBodies = (subject: Subject, requirement: string): Story => ({
  title: 'Bodies made to confuse are refused and change nothing',
  covers: [requirement],
  async run(t) {
    const operation = subject.operations.find(takesBodies)!
    t.require(!t.target.readOnly, '--read-only: no bodies are sent')
    const live = await operation.liveOperation.live(t)
    const before = await snapshot(live)
    const path = operation.operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
      encodeSegment(String(live.path?.[name])),
    )
    const as = await callerOf(t, operation, live)
    for (const [what, type, body] of BODIES) {
      const headers: [string, string][] = [['content-type', type]]
      const exchange = await t.attemptSend({ method: operation.operation.method, path, headers, body }, as)
      stands(t, operation, requirement, exchange, `${operation.operation.id} with ${what}`)
      if (!exchange.reply) continue
      t.check(
        requirement,
        !hasSucceeded(operation, exchange.reply),
        `${operation.operation.id} succeeds with ${what}`,
        exchange,
      )
    }
    const after = await snapshot(live)
    t.check(requirement, after === before, `there is ${after} where there was ${before}`)
  },
})
