import type { CallValues } from '../../http/build-request.js'
import type { Story } from '../../run/story.js'
import { asOf } from '../generated/calls.js'
import { draftOf, toCall } from '../generated/request.js'
import { liveOrNobodys, stands, type Subject } from './subject.js'

type Headers = NonNullable<CallValues['headers']>

/** Header fields that people, proxies and attackers send; none of them is to matter more than a refusal does. */
const ODD: readonly [what: string, headers: Headers][] = [
  ['an Accept and a Content-Type that are none', { accept: ';;;q=,,/', 'content-type': '///;;charset=' }],
  ['long and many headers', { 'x-long': 'a'.repeat(6000), 'x-many': Array.from({ length: 60 }, (_, i) => String(i)) }],
  [
    'bytes beyond ASCII and addresses that are none',
    { 'user-agent': 'zo\u00EB \u00FF\u00FE', forwarded: 'for="[::1', 'x-forwarded-for': "' , \u00FF" },
  ],
]

/** A run that only reads is a short one. */
const MOST_READ_ONLY = 1

/** Headers beside the contract make nothing fail. */
export const oddHeaders = (subject: Subject, requirement: string): Story => ({
  title: 'Headers that nobody expects make nothing fail',
  covers: [requirement],
  async run(t) {
    const { operation } = subject.reader
    const live = await liveOrNobodys(t, subject.reader)
    const [media] = operation.body?.content.keys() ?? []
    const call = toCall(draftOf(live, media))
    for (const [what, headers] of t.target.readOnly ? ODD.slice(0, MOST_READ_ONLY) : ODD) {
      const values = { ...call, headers: { ...call.headers, ...headers } }
      const exchange = await t.attempt(operation.id, values, { ...asOf(live), intent: 'beside' })
      stands(t, subject.reader, requirement, exchange, `${operation.id} with ${what}`)
    }
  },
})
