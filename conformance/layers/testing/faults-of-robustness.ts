import { HAND_MADE, type HandMadeApi } from '../../testing/made-layers.js'
import type { Answer, Request } from '../../testing/server.js'
import type { Fault } from './faults.js'

const APIS = Object.keys(HAND_MADE) as HandMadeApi[]

const CRASH: Answer = { status: 502, headers: { 'content-type': 'text/plain' }, body: 'Bad Gateway' }

const SUCCESS: Record<HandMadeApi, Answer> = {
  okta: { status: 204 },
  identity: { status: 204 },
  slack: { status: 200, body: { ok: true } },
  'things-stack': { status: 200, body: {} },
  edgegap: { status: 200, body: { message: 'It goes.', session_id: 'fade00000000-S' } },
}

/** Crashes in some cases. */
const crash = (when: (request: Request) => boolean): object => ({
  answer: (plain: Answer, request: Request) => (when(request) ? CRASH : plain),
})

const names = ({ path, body }: Request) => `${path} ${body}`

const everywhere = (name: string, what: string, vary: (api: HandMadeApi) => object, apis = APIS): Fault[] =>
  apis.map((api): Fault => [`${api}.robust.${name}`, what, vary(api)])

/** Those that take bodies. */
const WITH_BODIES: HandMadeApi[] = ['slack', 'edgegap']

export const FAULTS_OF_ROBUSTNESS: Fault[] = [
  ...everywhere('hostile-ids', 'a crash on a zero byte', () => crash((request) => /%00|\\u0000/.test(names(request)))),
  ...everywhere('hostile-ids', 'no answer to 4000 letters', () => ({
    answer: (plain: Answer, request: Request) =>
      names(request).length > 3500 && !request.headers['x-long'] && !request.body.startsWith('[[[')
        ? new Promise<never>(() => undefined)
        : plain,
  })),
  ...everywhere('hostile-ids', 'an asterisk stands for any letter', (api) => ({
    answer: (plain: Answer, request: Request) =>
      /\*(\/|$|&)/.test(request.path + request.body) ? SUCCESS[api] : plain,
  })),
  ...everywhere(
    'hostile-ids',
    'ids are decoded once too often',
    (api) => ({ answer: (plain: Answer, { path }: Request) => (/%25\d\d\w/.test(path) ? SUCCESS[api] : plain) }),
    ['okta'],
  ),
  ...everywhere(
    'hostile-ids',
    'the beginning of an id will do',
    (api) => ({ answer: (plain: Answer, { path }: Request) => (/\/Use\d{16}\//.test(path) ? SUCCESS[api] : plain) }),
    ['okta'],
  ),
  ...everywhere(
    'hostile-ids',
    'the beginning of an id will do where a good body comes with it',
    (api) => ({
      answer: (plain: Answer, { path, body }: Request) =>
        body.includes('ip_list') && /\/session\/[^/]+-\/users$/.test(path) ? SUCCESS[api] : plain,
    }),
    ['edgegap'],
  ),
  ...everywhere(
    'hostile-ids',
    'ids are compared without regard to case',
    (api) => ({ answer: (plain: Answer, { path }: Request) => (/\/uSE\d+\//.test(path) ? SUCCESS[api] : plain) }),
    ['okta'],
  ),
  ...everywhere('odd-methods', 'a crash on OPTIONS', () => crash(({ method }) => method === 'OPTIONS')),
  ...everywhere('odd-headers', 'a crash on an Accept that is none', () =>
    crash(({ headers }) => headers.accept === ';;;q=,,/'),
  ),
  ...everywhere('odd-headers', 'a crash on many headers', () =>
    crash(({ headers }) => headers['x-many'] !== undefined),
  ),
  ...everywhere(
    'hostile-bodies',
    'a crash on deep lists',
    () => crash(({ body }) => body.startsWith('[[[')),
    WITH_BODIES,
  ),
  ...everywhere(
    'hostile-bodies',
    'numbers beyond all bounds are as good as a request',
    (api) => ({ answer: (plain: Answer, { body }: Request) => (body.includes('1e999') ? SUCCESS[api] : plain) }),
    WITH_BODIES,
  ),
  ...everywhere('on-one-connection', "another request's answer", (api) => {
    let times = 0
    return {
      answer: (plain: Answer, { path }: Request) =>
        path.includes('no-such-path') && ++times === 2 ? SUCCESS[api] : plain,
    }
  }),
  ...everywhere('on-one-connection', 'only the first is answered', () => {
    let times = 0
    return {
      answer: (plain: Answer, { path }: Request) => {
        times += path.includes('no-such-path') ? 1 : 0
        return times === 2 && !path.includes('no-such-path') && !path.startsWith('/driver')
          ? new Promise<never>(() => undefined)
          : plain
      },
    }
  }),
]
