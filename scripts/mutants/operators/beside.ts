import type { HttpRequest } from '../../../src/engine/http.js'
import type { Outcome } from '../../../src/engine/engine.js'
import { splitTarget } from '../../../src/engine/query.js'
import { createRouter } from '../../../src/engine/router.js'
import type { Answer, Kit, Mutant } from '../mutant.js'
import type { Survey } from '../survey.js'

interface Twist {
  clause: string
  wrap(next: Answer, kit: Kit): Answer
}

const crash = ({ reply }: Outcome, kit: Kit): Outcome['reply'] => ({
  status: 500,
  headers: { ...reply.headers, 'content-type': kit.provider.contentType ?? 'application/json' },
  body: '{"message":"Internal Server Error"}',
})

/** The server fails on requests of some sort. */
const failsOn =
  (fits: (request: HttpRequest) => boolean) =>
  (next: Answer, kit: Kit): Answer =>
  async (request) => {
    const outcome = await next(request)
    return fits(request) ? { ...outcome, reply: crash(outcome, kit) } : outcome
  }

const unmatched =
  (kind: string, change: (outcome: Outcome, kit: Kit) => Outcome['reply']) =>
  (next: Answer, kit: Kit): Answer =>
  async (request) => {
    const outcome = await next(request)
    return outcome.problem?.kind === kind ? { ...outcome, reply: change(outcome, kit) } : outcome
  }

const fine = ({ reply }: Outcome): Outcome['reply'] => ({
  status: 200,
  headers: { ...reply.headers, 'content-type': 'application/json' },
  body: '{}',
})

/** Everything that a request says, as text: path, query and body. */
const textOf = ({ target, body }: HttpRequest): string => {
  const text = `${target.replaceAll('+', ' ')} ${new TextDecoder().decode(body).replaceAll('+', ' ')}`
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped)
    } catch {
      return escaped
    }
  })
}

const longestWord = (request: HttpRequest): number =>
  Math.max(
    ...textOf(request)
      .split(/[^A-Za-z0-9]/)
      .map((word) => word.length),
  )

/** The id of a session in whose place a pattern stands. */
const unwild = async (text: string, { context, provider }: Kit): Promise<string> => {
  const stem = /([0-9A-Za-z-]{6,})(?:\*|%2A|%25|%(?![0-9a-f]{2}))/i.exec(text)
  if (!stem) return text
  for (const name of Object.keys(provider.layout)) {
    const field = provider.layout[name]!.id as string
    const { rows } = await context.store.collection(name).list()
    const ids = rows.map((row) => String((row as Record<string, unknown>)[field]))
    const found = ids.find((id) => id.startsWith(stem[1]!) && id.length === stem[1]!.length + 1)
    if (found !== undefined) return text.replace(stem[0], found)
  }
  return text
}

/** A wrong method does what another one does. */
const methodActs =
  (next: Answer, kit: Kit): Answer =>
  async (request) => {
    const outcome = await next(request)
    const { problem } = outcome
    if (problem?.kind !== 'wrong-method' || request.method === 'OPTIONS') return outcome
    const method = problem.allowed.find((each) => each === 'DELETE') ?? problem.allowed[0]!
    const admin = (await kit.provider.credentials(kit.context))[0]?.headers ?? {}
    await kit.quietly({ ...request, method, headers: { ...request.headers, ...admin } })
    return outcome
  }

/** The target without its last segment, or without the last letter of its path. */
const shorter = (target: string): string[] => {
  const [path = '', query] = target.split('?')
  const rest = query === undefined ? '' : `?${query}`
  return [path.replace(/\/[^/]+$/, ''), path.slice(0, -1)].map((each) => each + rest)
}

/** A path that leads nowhere does what the one does that it begins with. */
const longerActs =
  (answers: boolean) =>
  (next: Answer, kit: Kit): Answer =>
  async (request) => {
    const outcome = await next(request)
    if (outcome.problem?.kind !== 'unknown-path') return outcome
    const route = createRouter(kit.contract.operations, kit.provider.routing)
    const target = shorter(request.target).find(
      (each) => route(request.method, splitTarget(each).path).kind === 'operation',
    )
    if (target === undefined) return outcome
    const acted = await next({ ...request, target })
    return answers ? acted : outcome
  }

const TWISTS: Readonly<Record<string, Twist>> = {
  'unknown-path-200': {
    clause: 'A path that leads nowhere is answered with 200.',
    wrap: unmatched('unknown-path', fine),
  },
  'unknown-path-500': {
    clause: 'A path that leads nowhere is answered with 500.',
    wrap: unmatched('unknown-path', crash),
  },
  'unknown-path-html': {
    clause: 'A path that leads nowhere is answered with a page of HTML.',
    wrap: unmatched('unknown-path', ({ reply }) => ({
      ...reply,
      headers: { ...reply.headers, 'content-type': 'text/html' },
      body: '<html><body>Not Found</body></html>',
    })),
  },
  'longer-path-answers': {
    clause: "A path that only begins like an operation's is taken for it.",
    wrap: longerActs(true),
  },
  'longer-path-acts': {
    clause: "A path that only begins like an operation's is refused and acts all the same.",
    wrap: longerActs(false),
  },
  'method-200': { clause: 'Another method is answered with 200.', wrap: unmatched('wrong-method', fine) },
  'method-500': { clause: 'Another method is answered with 500.', wrap: unmatched('wrong-method', crash) },
  'method-404': {
    clause: 'Another method is answered with 404.',
    wrap: unmatched('wrong-method', ({ reply }) => ({ ...reply, status: 404 })),
  },
  'method-acts': { clause: 'Another method is refused and acts all the same.', wrap: methodActs },
  'unicode-500': {
    clause: 'The server fails on characters beyond ASCII in the path.',
    wrap: failsOn((request) => /[^\0-\x7f]/.test(textOf(request))),
  },
  'slash-500': {
    clause: 'The server fails on an encoded slash in the path.',
    wrap: failsOn(({ target, body }) => /%2f/i.test(target) || /%2f/i.test(new TextDecoder().decode(body))),
  },
  'quote-500': {
    clause: 'The server fails on a quote in the path.',
    wrap: failsOn((request) => textOf(request).includes("'")),
  },
  'long-500': {
    clause: 'The server fails on ids of more than 200 characters.',
    wrap: failsOn((request) => longestWord(request) > 200),
  },
  'percent-500': {
    clause: 'The server fails on broken percent escapes in the path.',
    wrap: failsOn(({ target }) => /%(?![0-9a-f]{2})/i.test(target)),
  },
  'zero-byte-cuts': {
    clause: 'What follows a zero byte or a line break is cut off.',
    wrap: (next) => (request) => {
      const body = new TextDecoder().decode(request.body)
      const cut = (text: string) => text.replace(/(?:%00|%0d|%0a)[^/&?"]*/gi, '').replace(/\\(?:u0000|r|n)[^"]*/g, '')
      return next({ ...request, target: cut(request.target), body: new TextEncoder().encode(cut(body)) })
    },
  },
  'asterisk-matches': {
    clause: 'An asterisk or percent sign at the end of an id stands for any letter.',
    wrap: (next, kit) => async (request) => {
      const target = await unwild(request.target, kit)
      const body = await unwild(new TextDecoder().decode(request.body), kit)
      return next({ ...request, target, body: new TextEncoder().encode(body) })
    },
  },
  'long-header-500': {
    clause: 'The server fails on long headers.',
    wrap: failsOn(({ headers }) => Object.values(headers).some((value) => value.length > 4000)),
  },
  'odd-accept-500': {
    clause: 'The server fails on an Accept that cannot be read.',
    wrap: failsOn(({ headers }) => /^;|,,/.test(headers['accept'] ?? '')),
  },
  'head-500': { clause: 'The server fails on HEAD.', wrap: failsOn(({ method }) => method === 'HEAD') },
  'options-500': { clause: 'The server fails on OPTIONS.', wrap: failsOn(({ method }) => method === 'OPTIONS') },
}

/** What no operation answers, and ids that are meant to do harm, are answered wrongly. */
export const beside = ({ subject, profile }: Survey): Mutant[] =>
  Object.entries(subject.beside).map(([name, breaks]) => ({
    name: `${subject.api}/beside/${name}`,
    api: subject.api,
    operation: undefined,
    profile,
    operator: 'beside the operations',
    clause: TWISTS[name]!.clause,
    breaks,
    make: () => ({ answer: (next, kit) => TWISTS[name]!.wrap(next, kit) }),
  }))
