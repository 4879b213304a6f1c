import { story } from '../../../run/story.js'
import type { CallValues } from '../../../http/build-request.js'
import { crowd } from '../crowd.js'
import { otherPerson } from '../people.js'
import { answerOf } from '../refusals.js'
import { list, sameIds } from '../sessions.js'

const EMAIL = 'someone@example.com'

export const scenario = story({
  title: 'An e-mail address, unknown parameters and another user in the query choose nothing',
  covers: [
    'things-stack.query.email',
    'things-stack.query.email-repeated',
    'things-stack.query.unknown',
    'things-stack.query.path-parameter',
  ],
  async run(t) {
    const { who, whole: plain } = await crowd(t)
    const other = await otherPerson(t)
    t.require(
      plain.answer.reply.status === 200,
      `the sessions of ${who.id} cannot be listed: ${answerOf(plain.answer)}`,
    )
    t.require(plain.ids.length > 0, `${who.id} has no sessions, so there is nothing that could be chosen from`)

    const attempts: [string, NonNullable<CallValues['query']>][] = [
      ['things-stack.query.email', { 'user_ids.email': EMAIL }],
      ['things-stack.query.email', { 'userIds.email': EMAIL }],
      ['things-stack.query.unknown', { [t.invented('no_such_parameter')]: '1', field_mask: 'session_id' }],
      ['things-stack.query.path-parameter', { 'user_ids.user_id': other?.id ?? t.unknown('user') }],
    ]
    for (const [requirement, query] of t.target.readOnly ? attempts.slice(1) : attempts) {
      const listed = await list(t, who, { ...query, limit: 1000 })
      const what = Object.keys(query).join(' and ')
      t.check(
        requirement,
        listed.answer.reply.status === 200 && sameIds(listed.ids, plain.ids),
        `with ${what} the answer is ${listed.answer.reply.status === 200 ? listed.ids.join(', ') || 'an empty list' : answerOf(listed.answer)}; without it there are ${plain.ids.join(', ')}`,
        plain.answer,
        listed.answer,
      )
      if (requirement !== 'things-stack.query.email') continue
      const silent = listed.sessions.filter(({ user_ids }) => user_ids?.email !== EMAIL)
      t.check(
        'things-stack.query.email-repeated',
        silent.length === 0,
        `${silent.length} sessions came without the e-mail address of the request`,
        listed.answer,
      )
    }
  },
})
