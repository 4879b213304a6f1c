import type { HttpRequest } from '../../../src/engine/http.js'
import type { Outcome } from '../../../src/engine/engine.js'
import { splitTarget } from '../../../src/engine/query.js'
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

const decoded = ({ target }: HttpRequest): string => {
  try {
    return decodeURIComponent(splitTarget(target).path)
  } catch {
    return target
  }
}

const longestPart = (request: HttpRequest): number =>
  Math.max(
    ...decoded(request)
      .split('/')
      .map((part) => part.length),
  )

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
  'method-200': { clause: 'Another method is answered with 200.', wrap: unmatched('wrong-method', fine) },
  'method-500': { clause: 'Another method is answered with 500.', wrap: unmatched('wrong-method', crash) },
  'method-404': {
    clause: 'Another method is answered with 404.',
    wrap: unmatched('wrong-method', ({ reply }) => ({ ...reply, status: 404 })),
  },
  'method-acts': { clause: 'Another method is refused and acts all the same.', wrap: methodActs },
  'unicode-500': {
    clause: 'The server fails on characters beyond ASCII in the path.',
    wrap: failsOn((request) => /[^\0-\x7f]/.test(decoded(request))),
  },
  'slash-500': {
    clause: 'The server fails on an encoded slash in the path.',
    wrap: failsOn(({ target }) => /%2f/i.test(target)),
  },
  'quote-500': {
    clause: 'The server fails on a quote in the path.',
    wrap: failsOn((request) => decoded(request).includes("'")),
  },
  'long-500': {
    clause: 'The server fails on ids of more than 200 characters.',
    wrap: failsOn((request) => longestPart(request) > 200),
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
