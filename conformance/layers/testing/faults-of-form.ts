import { refuse as refuseEdgegap } from '../../testing/edgegap-server.js'
import type { World } from '../../testing/edgegap-world.js'
import { error } from '../../testing/okta-server.js'
import type { Answer, Request } from '../../testing/server.js'
import { no, ok } from '../../testing/slack-server.js'
import { refuse as refuseStack } from '../../testing/things-stack-server.js'
import type { Fault } from './faults.js'

type When = (request: Request) => boolean

/** Answers otherwise in some cases. */
const instead = (when: When, other: Answer | ((plain: Answer) => Answer)): object => ({
  answer: (plain: Answer, request: Request) =>
    when(request) ? (typeof other === 'function' ? other(plain) : other) : plain,
})

const DELETED: Answer = { status: 204 }
const LISTED: Answer = { status: 200, body: {} }
const USERS: Answer = { status: 200, body: { session_users: [] } }
const CREATED: Answer = { status: 200, body: { session_id: 'fade00000000-S', app: 'demo', version: 'v1' } }

const isCreation: When = ({ method, path }) => method === 'POST' && path.endsWith('/session')
const says =
  (pattern: RegExp): When =>
  ({ body }) =>
    pattern.test(body)
const both =
  (...all: When[]): When =>
  (request) =>
    all.every((each) => each(request))
const has =
  (name: string, pattern: RegExp): When =>
  ({ query }) =>
    pattern.test(query.get(name) ?? '\0')
const header =
  (name: string, pattern: RegExp): When =>
  ({ headers }) =>
    pattern.test(String(headers[name] ?? ''))

/** What refuses, and ends something all the same: the first session that it is asked about. */
const endsOnRefusal = (
  refused: (answer: Answer) => boolean,
  subject: (request: Request) => string | undefined,
): object => {
  const ended = new Set<string>()
  return {
    answer: (plain: Answer, request: Request): Answer => {
      const id = subject(request)
      const driver = /\/driver\/session\/(.+)$/.exec(request.path)?.[1]
      if (driver !== undefined) return plain
      if (id !== undefined && refused(plain)) ended.add(id)
      return id !== undefined && ended.has(id) && !refused(plain)
        ? { status: 404, body: { detail: 'gone', code: 5, message: 'gone' } }
        : plain
    },
  }
}

const lastSegment = ({ path, method }: Request) => (method === 'DELETE' ? path.split('/').at(-1) : undefined)

export const FAULTS_OF_FORM: Fault[] = [
  [
    'okta.form.accepted',
    'one combination of flags is refused',
    instead(both(has('oauthTokens', /^true$/), has('forgetDevices', /^false$/)), (plain) => ({
      ...plain,
      ...error(400, 'E0000001'),
    })),
  ],

  [
    'identity.form.accepted',
    'a header that may be left out is asked for',
    instead(({ method, headers }) => method === 'DELETE' && headers['x-workspace-id'] === undefined, {
      status: 422,
      body: { detail: [{ loc: ['header', 'X-Workspace-Id'], msg: 'm', type: 't' }] },
    }),
  ],
  [
    'identity.form.accepted',
    'only workspaces of one digit are let in',
    instead(header('x-workspace-id', /\d\d/), {
      status: 422,
      body: { detail: [{ loc: ['header', 'X-Workspace-Id'], msg: 'm', type: 't' }] },
    }),
  ],
  [
    'identity.form.format',
    'UUIDs are read up to their end and no further',
    instead(({ path }) => /[0-9a-f]{12}x$/.test(path), DELETED),
  ],
  ['identity.form.format', 'the header of the user is not read', instead(header('x-user-id', /z$/), DELETED)],
  [
    'identity.form.format',
    'two inputs are blamed for one',
    instead(({ path }) => path.endsWith('not-a-uuid'), {
      status: 422,
      body: {
        detail: [
          ['path', 'session_id'],
          ['path', 'user_id'],
        ].map((loc) => ({ loc, msg: 'm', type: 't' })),
      },
    }),
  ],
  [
    'identity.form.format',
    'the user is refused with 400',
    instead(
      ({ path }) => path.endsWith('user/not-a-uuid'),
      (plain) => ({ ...plain, status: 400 }),
    ),
  ],
  [
    'identity.form.type',
    'numbers are read up to the first strange letter',
    instead(header('x-workspace-id', /^\d+x$/), DELETED),
  ],
  [
    'identity.form.refused-changes-nothing',
    'deleted, then refused',
    endsOnRefusal(({ status }) => status === 422, lastSegment),
  ],

  [
    'slack.form.accepted',
    'a flag with false is refused',
    instead(both(says(/web_only=false/), says(/mobile_only=true/)), no('invalid_arguments')),
  ],
  ['slack.form.accepted', 'JSON is not read', instead(header('content-type', /json/), no('invalid_arguments'))],
  ['slack.form.accepted', 'ids in JSON have to be numbers', instead(says(/"session_id":"/), no('invalid_arguments'))],
  [
    'slack.form.missing',
    'a session without its team is ended',
    instead(
      both(says(/^session_id=\d+$/), ({ path }) => path.endsWith('invalidate')),
      ok(),
    ),
  ],
  [
    'slack.form.missing',
    'another code for what is missing',
    instead(({ body }) => body === '{}' || body === 'mobile_only=true&web_only=false', no('user_not_found')),
  ],
  ['slack.form.type', 'numbers are read up to the first strange letter', instead(says(/session_id=\d+x/), ok())],
  ['slack.form.type', 'the same in JSON', instead(says(/"session_id":"\d+x"/), ok())],
  [
    'slack.form.body',
    'JSON that is cut off is mended',
    instead(
      ({ body, headers }) =>
        /json/.test(String(headers['content-type'])) && body.startsWith('{') && !body.endsWith('}'),
      ok(),
    ),
  ],
  ['slack.form.body', 'lists are opened', instead(says(/^\[\{/), ok())],
  ['slack.form.media-type', 'any type is read as a form', instead(header('content-type', /xml/), ok())],
  [
    'slack.form.refused-changes-nothing',
    'ended, then refused',
    endsOnRefusal(
      ({ body }) => (body as { ok?: boolean })?.ok === false,
      ({ body }) => /session_id"?[=:]"?(\d+)/.exec(body)?.[1],
    ),
  ],

  ['things-stack.form.accepted', 'the largest limit is refused', instead(has('limit', /^1000$/), refuseStack(3))],
  ['things-stack.form.accepted', 'the largest page is refused', instead(has('page', /^4294967295$/), refuseStack(3))],
  [
    'things-stack.form.type',
    'numbers are read up to the first strange letter',
    instead(has('limit', /^\d+x$/), LISTED),
  ],
  ['things-stack.form.type', 'pages are not read', instead(has('page', /[a-z.]/), LISTED)],
  ['things-stack.form.bounds', 'limits are cut down to 1000', instead(has('limit', /^1001$/), LISTED)],
  [
    'things-stack.form.bounds',
    'session IDs have no end',
    instead(({ path }) => /sessions\/.{65}$/.test(path), refuseStack(5, 'user_session_not_found')),
  ],
  [
    'things-stack.form.pattern',
    'the pattern has lost its end',
    instead(({ path }) => /users\/[^/]+!/.test(path), LISTED),
  ],
  [
    'things-stack.form.pattern',
    'the pattern has lost its beginning',
    instead(({ path }) => path.includes('users/!'), LISTED),
  ],
  ['things-stack.form.enum', 'orders are read by their beginnings', instead(has('order', /^created_atx$/), LISTED)],
  [
    'things-stack.form.enum',
    'orders are refused with another code',
    instead(has('order', /^CREATED/), (plain) => ({ ...plain, body: { ...(plain.body as object), code: 9 } })),
  ],
  [
    'things-stack.form.repeated',
    'the last one counts',
    instead(({ query }) => query.getAll('order').length > 1, LISTED),
  ],
  ['things-stack.form.unreadable', 'an empty limit is none', instead(has('limit', /^$/), LISTED)],
  [
    'things-stack.form.refused-changes-nothing',
    'deleted, then refused',
    endsOnRefusal(
      ({ status }) => status === 400,
      ({ path }) => /sessions\/([0-9a-f-]{36})/.exec(path)?.[1],
    ),
  ],

  [
    'edgegap.form.accepted',
    'the longest tag is refused',
    instead(both(isCreation, says(/"tag":"x{20}"/)), refuseEdgegap(400)),
  ],
  [
    'edgegap.form.accepted',
    'filters with "not" are refused',
    instead(both(isCreation, says(/"filter_type":"not"/)), refuseEdgegap(422)),
  ],
  [
    'edgegap.form.missing',
    'no body is taken for an empty one',
    instead(({ method, path, body }) => method === 'PUT' && path.endsWith('/users') && body === '', USERS),
  ],
  [
    'edgegap.form.missing',
    'coordinates of half a place are taken',
    instead(both(isCreation, says(/"location":\{"l[a-z]*":[-\d.]+\}/)), CREATED),
  ],
  [
    'edgegap.form.type',
    'a text is taken for a list',
    instead(
      both(says(/"ip_list":"/), ({ method }) => method === 'DELETE'),
      USERS,
    ),
  ],
  ['edgegap.form.type', 'names that are objects are taken', instead(both(isCreation, says(/"app_name":\{/)), CREATED)],
  [
    'edgegap.form.optional-type',
    'what is optional is not looked at',
    instead(
      both(isCreation, says(/"(city|country|continent|region|\w+_division|webhook_url|\w+_name|\w+_id)":\{|"perhaps"/)),
      (plain) => (plain.status < 500 ? CREATED : plain),
    ),
  ],
  ['edgegap.form.bounds', 'tags have no end', instead(both(isCreation, says(/"tag":"[^"]{21}/)), CREATED)],
  ['edgegap.form.bounds', 'tags may be empty', instead(both(isCreation, says(/"tag":""/)), CREATED)],
  [
    'edgegap.form.environment',
    'environments are not looked at',
    instead(
      both(
        isCreation,
        says(
          /"env":(?!\{"key":"[^"]{1,255}","value":"[^"]{1,1024}"\})(?!\{"value":"[^"]{1,1024}","key":"[^"]{1,255}"\})/,
        ),
      ),
      CREATED,
    ),
  ],
  [
    'edgegap.form.enum',
    'filters of a creation are not looked at',
    instead(both(isCreation, says(/"filter_type":"anyx"/)), CREATED),
  ],
  [
    'edgegap.form.enum',
    'fields are read by their beginnings',
    instead(
      both(({ path }) => path.endsWith('bulk-stop'), says(/session_idx/)),
      { status: 200, body: { processable: [] } },
    ),
  ],
  [
    'edgegap.form.body',
    'JSON that is cut off is mended',
    instead(({ path, body }) => path.endsWith('/session') && body.startsWith('{') && !body.endsWith('}'), {
      status: 200,
      body: { session_id: 'cut-off-S', app: 'any', version: 'any' },
    }),
  ],
  [
    'edgegap.form.refused-changes-nothing',
    'of two users one is no text, and the other comes all the same',
    {
      answer: (plain: Answer, { method, path, body }: Request, { sessions }: World) => {
        const session = [...sessions.values()].find(({ id }) => path.includes(id))
        const [, good] = /^\{"ip_list":\[\{"no":"text"\},"([^"]+)"/.exec(body) ?? []
        if (method === 'PUT' && plain.status === 400 && good !== undefined) session?.users.push({ ip: good })
        return plain
      },
    },
  ],
  [
    'edgegap.form.refused-changes-nothing',
    'stopped, then refused',
    endsOnRefusal(
      ({ status }) => status === 400,
      ({ path, body }) => (path.endsWith('bulk-stop') ? /"values":\["([^"]+)/.exec(body)?.[1] : undefined),
    ),
  ],
]
