import { isAnswered } from '../../../http/exchange.js'
import { story, type RawRequest } from '../../../run/story.js'
import { answerOf, INVALIDATE, invalidate, isOk, isRefusal, naming, RESET } from '../calls.js'
import { lost, person, requireAlive } from '../people.js'

const FORM = 'application/x-www-form-urlencoded'

type Put = Pick<RawRequest, 'headers' | 'body'>

const typed = (type: string, body: string): Put => ({ headers: [['content-type', type]], body })

/** Ways to put a request that the reference of the methods has a code for; each spoils one that is good. */
const WAYS: readonly [what: string, code: string, put: (form: Record<string, string>) => Put][] = [
  [
    'a charset that is none of the two',
    'invalid_charset',
    (form) => typed(`${FORM}; charset=utf-16`, new URLSearchParams(form).toString()),
  ],
  ['a body without a Content-Type', 'missing_post_type', (form) => ({ body: new URLSearchParams(form).toString() })],
  [
    'an argument that is a list',
    'invalid_array_arg',
    (form) => typed(FORM, `${new URLSearchParams(form).toString()}&list[0]=1`),
  ],
  [
    'an argument whose name is no word',
    'invalid_arg_name',
    (form) => typed(FORM, `${new URLSearchParams(form).toString()}&no-word=1`),
  ],
  [
    'a form that is cut off in an escape',
    'invalid_form_data',
    (form) => typed(FORM, `${new URLSearchParams(form).toString()}&cut=%`),
  ],
]

export const scenario = story({
  title: 'Requests that are put wrongly are refused with the code for it, and end nothing',
  covers: ['slack.request.wrongly-put'],
  async run(t) {
    const who = await person(t, 'web')
    const [session] = who.sessions
    await requireAlive(t, who)
    const as = await t.make('credential')
    const methods = [
      [RESET, { user_id: who.id }],
      [INVALIDATE, naming(t, session!)],
    ] as const
    for (const [name, form] of methods) {
      const { path, method } = t.contract.operations.find(({ id }) => id === name)!
      for (const [what, code, put] of WAYS) {
        const answer = await t.attemptSend({ method, path, ...put({ ...form }) }, { as })
        const right = isAnswered(answer) && isRefusal(answer, code)
        const came = isAnswered(answer) ? answerOf(answer) : 'nothing'
        t.check('slack.request.wrongly-put', right, `${what} is answered with ${came}, not 200 ${code}`, answer)
      }
    }
    const gone = await lost(t, who.sessions)
    t.check('slack.request.wrongly-put', gone.length === 0, `refused, and yet ended: ${gone.join(', ')}`)
    const control = await invalidate(t, session!)
    t.check('slack.request.wrongly-put', isOk(control), `put rightly it is answered with ${answerOf(control)}`, control)
  },
})
