import { isAnswer, no, ok, type SlackVariation } from '../../../testing/slack-server.js'
import { type Fault, inPlaceOf } from './fault.js'

/** As SQL's LIKE compares. */
const fitsPattern = (text: string, pattern: string): boolean =>
  /[%_]/.test(pattern) && new RegExp(`^${pattern.replaceAll('%', '.*').replaceAll('_', '.')}$`).test(text)

/** Reads arguments otherwise. */
const rewriting = (change: (args: Record<string, string | undefined>) => void): SlackVariation => ({
  read(plain) {
    if (isAnswer(plain)) return plain
    const args = { ...plain }
    change(args)
    return args
  },
})

/** Broken reading of arguments, and of what comes from whom. */
export const REQUEST_FAULTS: readonly Fault[] = [
  [
    'slack.arguments.session-id-required',
    'another code without session_id',
    {
      decide: (plain, { method, args }) =>
        method === 'invalidate' && args['session_id'] === undefined ? no('session_not_found') : plain,
    },
  ],
  [
    'slack.arguments.session-id-required',
    'without session_id any session of the team ends',
    {
      decide: (plain, { method, args }) => (method === 'invalidate' && args['session_id'] === undefined ? ok() : plain),
      effects: (plain, { method, args }, memory) =>
        method === 'invalidate' && args['session_id'] === undefined
          ? memory.of('session', { team: args['team_id'] })
          : plain,
    },
  ],
  [
    'slack.request.wrongly-put',
    'bodies that cannot be read are taken for empty ones',
    { read: (plain) => (isAnswer(plain) ? {} : plain) },
  ],
  ['slack.arguments.team-id-required', 'team_id is not needed', { required: ['session_id'] }],
  [
    'slack.arguments.team-id-required',
    'refused without team_id, and done all the same',
    {
      effects: (plain, { method, args }, memory) =>
        method === 'invalidate' && args['team_id'] === undefined
          ? memory.of('session', {}).filter(({ id }) => id === args['session_id'])
          : plain,
    },
  ],
  [
    'slack.arguments.user-id-required',
    'without user_id nobody is reset',
    { decide: (plain, { method, args }) => (method === 'reset' && args['user_id'] === undefined ? ok() : plain) },
  ],
  [
    'slack.arguments.session-id-integer',
    'leading digits are enough',
    rewriting((args) => (args['session_id'] &&= /^\d+/.exec(args['session_id'])?.[0] ?? args['session_id'])),
  ],
  [
    'slack.arguments.session-id-integer',
    'digits anywhere are enough',
    rewriting((args) => (args['session_id'] &&= /\d+$/.exec(args['session_id'])?.[0] ?? args['session_id'])),
  ],
  [
    'slack.arguments.session-id-integer',
    'digits may be grouped',
    rewriting((args) => (args['session_id'] &&= args['session_id'].replaceAll('_', ''))),
  ],
  [
    'slack.invalidate.unknown',
    'the sign is not read',
    rewriting((args) => (args['session_id'] &&= args['session_id'].replace(/^-/, ''))),
  ],
  [
    'slack.invalidate.unknown',
    'ids are cut to 32 bits',
    rewriting((args) => {
      if (/^\d{1,19}$/.test(args['session_id'] ?? ''))
        args['session_id'] = String(BigInt.asUintN(32, BigInt(args['session_id']!)))
    }),
  ],
  [
    'slack.reset.unknown-user',
    'users are looked up by a pattern',
    {
      decide: (plain, { method, args }, memory) =>
        method === 'reset' && memory.of('user').some(({ id }) => fitsPattern(id, args['user_id'] ?? '')) ? ok() : plain,
    },
  ],
  [
    'slack.arguments.session-id-integer',
    'texts are looked up',
    {
      decide: (plain, { args }) =>
        args['session_id'] && !/^\d/.test(args['session_id']) ? no('session_not_found') : plain,
    },
  ],
  [
    'slack.request.clients',
    'empty flags are refused',
    { decide: (plain, { args }) => (args['mobile_only'] === '' ? no('invalid_arguments') : plain) },
  ],
  [
    'slack.request.clients',
    'a token beside the arguments is refused',
    { decide: (plain, { args }) => (args['token'] ? no('invalid_arguments') : plain) },
  ],
  [
    'slack.request.clients',
    'a token in two headers is refused',
    { authenticate: (plain, { headers }) => (headers['token'] && headers.authorization ? no('invalid_auth') : plain) },
  ],
  [
    'slack.request.json',
    'JSON is not read',
    { read: (plain, { headers }) => (headers['content-type']?.includes('json') ? no('invalid_post_type') : plain) },
  ],
  [
    'slack.request.json',
    'numbers in JSON are not read',
    { read: (plain, { body }) => (/"session_id":\d/.test(body) ? no('invalid_arguments') : plain) },
  ],
  [
    'slack.request.json',
    'flags in JSON are not looked at',
    {
      flags: (plain, args) =>
        args['web_only'] === 'false' && args['token'] === undefined && args['mobile_only'] === 'true'
          ? { mobileOnly: false, webOnly: false }
          : plain,
    },
  ],
  [
    'slack.request.charset',
    'a charset is refused',
    {
      read: (plain, { headers }) =>
        /form-urlencoded;/.test(headers['content-type'] ?? '') ? no('invalid_charset') : plain,
    },
  ],
  [
    'slack.method.unknown',
    '404 for an unknown method',
    inPlaceOf('unknown_method', (plain) => ({ ...plain, status: 404 })),
  ],
  ['slack.method.unknown', 'an unknown method is fine', inPlaceOf('unknown_method', () => ok())],
  ['slack.method.named', 'the method is not named', inPlaceOf('unknown_method', () => no('unknown_method'))],
]
