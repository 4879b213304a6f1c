import type { RequestListener } from 'node:http'
import type { Mutant, Mutation } from '../mutant.js'
import type { Survey } from '../survey.js'

type Spoil = (request: Parameters<RequestListener>[0], response: Parameters<RequestListener>[1]) => void

/** The request counts and is answered by something that is no answer. */
const instead =
  (spoil: Spoil): Mutation['listener'] =>
  (next) =>
  (request, response) => {
    let calls = 0
    // what is answered rightly is thrown away
    response.writeHead = (() => response) as typeof response.writeHead
    response.end = (() => {
      calls += 1
      if (calls === 1) spoil(request, response)
      return response
    }) as typeof response.end
    next(request, response)
  }

const SPOILS: Readonly<Record<string, { clause: string; spoil: Spoil }>> = {
  reset: { clause: 'The connection is cut instead of an answer.', spoil: ({ socket }) => void socket.destroy() },
  'half-answer': {
    clause: 'The connection is cut in the middle of the answer.',
    spoil: ({ socket }) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{"a":')
      setTimeout(() => socket.destroy(), 20)
    },
  },
  'no-http': {
    clause: 'The answer is no HTTP.',
    spoil: ({ socket }) => void socket.end('hello\r\n\r\n'),
  },
}

/** A request that comes while another of its connection is unanswered gets that one's answer. */
const mixedUp: NonNullable<Mutation['listener']> = (next) => {
  const underWay = new WeakMap<object, Parameters<RequestListener>[0][]>()
  return (request, response) => {
    const before = underWay.get(request.socket) ?? []
    underWay.set(request.socket, [...before, request])
    response.on('finish', () => {
      underWay.set(
        request.socket,
        (underWay.get(request.socket) ?? []).filter((each) => each !== request),
      )
    })
    const first = before[0]
    if (first) Object.assign(request, { method: first.method, url: first.url })
    next(request, response)
  }
}

/** Whole answers do not come, or no HTTP comes: for one method of an operation at a time. */
export const connection = ({ subject, profile, contract, requirements }: Survey): Mutant[] => [
  {
    name: `${subject.api}/connection/answers-mixed-up`,
    api: subject.api,
    operation: undefined,
    profile,
    operator: 'connection',
    clause: 'Of requests that follow one another on a connection each gets the answer of the first.',
    breaks: [`${subject.api}.robust.on-one-connection`],
    overHttpOnly: true,
    make: () => ({ listener: mixedUp }),
  },
  ...contract.operations.slice(0, 2).flatMap((operation) =>
    Object.entries(SPOILS).map(([name, { clause, spoil }]): Mutant => ({
      name: `${subject.api}/${operation.id}/connection/${name}`,
      api: subject.api,
      operation: operation.id,
      profile,
      operator: 'connection',
      clause,
      breaks: requirements.passive('answered', operation.id),
      overHttpOnly: true,
      make: () => ({
        listener: (next) => {
          const spoilt = instead(spoil)!(next)
          return (request, response) => (request.method === operation.method ? spoilt : next)(request, response)
        },
      }),
    })),
  ),
]
