import { story, type Story } from '../../run/story.js'
import { few } from './people.js'
import { checkDeleteRefused, checkListRefused, checkNothingEnded, subject } from './subject.js'

const FORMS = ['api_key', 'access_token', 'session'] as const

type Form = (typeof FORMS)[number]

const NAMES: Record<'unknown' | 'expired', Record<Form, string>> = {
  unknown: { api_key: 'api_key_not_found', access_token: 'token_not_found', session: 'token_not_found' },
  expired: { api_key: 'api_key_expired', access_token: 'token_expired', session: 'token_expired' },
}

/** The story of credentials, in all three forms, in a state in which they let nobody in. */
export const endedCredential = (state: 'unknown' | 'expired', requirement: string): Story =>
  story({
    title: `Credentials that are ${state} are refused, and which is told by name`,
    profile: 'live',
    covers: [requirement, 'things-stack.refusal.changes-nothing'],
    async run(t) {
      const about = await subject(t)
      for (const form of few(t, FORMS)) {
        const wanted = state === 'expired' ? { user: about.who.id, form, state } : { form, state }
        const credential = await t.make('credential', wanted)
        const expected = { status: 401, code: 16, name: NAMES[state][form] }
        const what = `${form} that is ${state}`
        await checkListRefused(t, requirement, about, credential, expected, what)
        await checkDeleteRefused(t, requirement, about, credential, expected, what)
      }
      await checkNothingEnded(t, about)
    },
  })
