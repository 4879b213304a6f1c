import { isAnswer, no, ok, type SlackVariation } from '../../../testing/slack-server.js'
import { clientOf, effects, errorOf, type Fault, inPlaceOf } from './fault.js'

/** Understands 1 as false, as where flags are compared with the word. */
const onlyWords = (name: string): SlackVariation => ({
  read: (plain) => (!isAnswer(plain) && plain[name] === '1' ? { ...plain, [name]: 'false' } : plain),
})

/** Broken resets. */
export const RESET_FAULTS: readonly Fault[] = [
  [
    'slack.reset.succeeds',
    'resets fail',
    { decide: (plain, { method }) => (method === 'reset' ? no('user_session_reset_failed') : plain) },
  ],
  ['slack.reset.ends-all', 'nothing ends', effects('reset', () => [])],
  [
    'slack.reset.ends-all',
    'sessions with other teams stay',
    effects('reset', (plain) => plain.filter(({ attributes }) => attributes['team'] === plain[0]!.attributes['team'])),
  ],
  ['slack.reset.ends-all', 'only the first page of sessions ends', effects('reset', (plain) => plain.slice(0, 20))],
  ['slack.reset.ends-all', 'one session stays', effects('reset', (plain) => plain.slice(1))],
  [
    'slack.reset.ends-all',
    'mobile sessions stay',
    effects('reset', (plain) => plain.filter((each) => clientOf(each) === 'web')),
  ],
  [
    'slack.reset.ends-all',
    'a second reset does nothing',
    effects('reset', (plain) => (plain.some(({ alive }) => !alive) ? [] : plain)),
  ],
  ['slack.reset.ends-all', 'effects come much too late', { effectsAfter: 5000 }],
  [
    'slack.reset.keeps-other-users',
    'everybody is signed out',
    effects('reset', (_plain, _call, memory) => memory.of('session')),
  ],
  [
    'slack.reset.keeps-other-users',
    'the whole team is signed out',
    effects('reset', (plain, _, memory) => memory.of('session', { team: plain[0]!.attributes['team'] })),
  ],
  [
    'slack.reset.keeps-other-users',
    'the other teams are signed out',
    effects('reset', (plain, _, memory) => [...plain, ...memory.of('session', { team: 'T0OTHER001' })]),
  ],
  [
    'slack.reset.keeps-other-users',
    'with a flag the class ends for everybody',
    {
      effects: (plain, { method, args }, memory) =>
        method === 'reset' && args['mobile_only'] === 'true' ? memory.of('session', { client: 'mobile' }) : plain,
    },
  ],
  ['slack.reset.mobile-only', 'mobile_only is not looked at', { flags: (plain) => ({ ...plain, mobileOnly: false }) }],
  [
    'slack.reset.mobile-only',
    'the flags are swapped',
    { flags: ({ mobileOnly, webOnly }) => ({ mobileOnly: webOnly, webOnly: mobileOnly }) },
  ],
  ['slack.reset.web-only', 'web_only is not looked at', { flags: (plain) => ({ ...plain, webOnly: false }) }],
  [
    'slack.reset.web-only',
    'web_only ends nothing',
    effects('reset', (plain, { args }) => (args['web_only'] === 'true' ? [] : plain)),
  ],
  [
    'slack.reset.flags-false',
    'false is true',
    {
      flags: (_, args) => ({ mobileOnly: args['mobile_only'] !== undefined, webOnly: args['web_only'] !== undefined }),
    },
  ],
  ['slack.reset.flags-as-digits', '1 is no word (mobile_only)', onlyWords('mobile_only')],
  ['slack.reset.flags-as-digits', '1 is no word (web_only)', onlyWords('web_only')],
  [
    'slack.reset.flags-as-digits',
    '0 is a text, and so true',
    {
      flags: (plain, args) => ({ mobileOnly: plain.mobileOnly || args['mobile_only'] === '0', webOnly: plain.webOnly }),
    },
  ],
  [
    'slack.reset.flags-as-digits',
    'digits are refused',
    { decide: (plain, { args }) => (/\d/.test(args['web_only'] ?? '') ? no('invalid_arguments') : plain) },
  ],
  [
    'slack.reset.flags-empty',
    'empty flags are refused',
    { decide: (plain, { args }) => (args['web_only'] === '' ? no('invalid_arguments') : plain) },
  ],
  [
    'slack.reset.flags-empty',
    'an empty flag is a set one',
    { flags: (plain, args) => ({ ...plain, mobileOnly: plain.mobileOnly || args['mobile_only'] === '' }) },
  ],
  [
    'slack.reset.again',
    'a user without sessions is not found',
    {
      decide(plain, { method, args }, memory) {
        const any = memory.of('session', { user: args['user_id'] }).some(({ alive }) => alive)
        return method === 'reset' && errorOf(plain) === undefined && !any ? no('user_not_found') : plain
      },
    },
  ],
  ['slack.reset.unknown-user', 'an unknown user is fine', inPlaceOf('user_not_found', () => ok())],
  ['slack.reset.unknown-user', 'another code', inPlaceOf('user_not_found', () => no('session_not_found'))],
  ['slack.reset.bot', 'bots are reset', inPlaceOf('cannot_reset_bot', () => ok())],
  [
    'slack.reset.primary-owner',
    'everybody resets the primary owner',
    inPlaceOf('cannot_reset_primary_owner', () => ok()),
  ],
  [
    'slack.reset.primary-owner',
    'refused, and done all the same',
    {
      effects: (plain, { method, args }, memory) =>
        method === 'reset' && plain.length === 0 ? memory.of('session', { user: args['user_id'] }) : plain,
    },
  ],
]
