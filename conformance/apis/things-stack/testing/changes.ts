import type { Answer, Request } from '../../../testing/server.js'
import type { StackVariation } from '../../../testing/things-stack-server.js'

type Changed = NonNullable<StackVariation['answer']>
type Body = Record<string, unknown>

export const bodyOf = ({ body }: Answer): Body => (typeof body === 'object' && body !== null ? (body as Body) : {})

/** The name of a refusal, where it has details. */
export const nameOf = (answer: Answer): unknown => (bodyOf(answer)['details'] as Body[] | undefined)?.[0]?.['name']

/** Changes the answers of a status. */
export const on =
  (status: number, change: (answer: Answer, request: Request) => Answer | undefined): Changed =>
  (answer, request) =>
    answer.status === status ? change(answer, request) : answer

/** Changes the refusals of a name. */
export const onName =
  (name: string, change: (answer: Answer, request: Request) => Answer): Changed =>
  (answer, request) =>
    nameOf(answer) === name ? change(answer, request) : answer

/** Changes answers to requests that fit. */
export const where =
  (fits: (request: Request) => boolean, change: (answer: Answer) => Answer): Changed =>
  (answer, request) =>
    fits(request) ? change(answer) : answer

export const withStatus =
  (status: number) =>
  (answer: Answer): Answer => ({ ...answer, status })

export const withBody =
  (change: (body: Body) => unknown) =>
  (answer: Answer): Answer => ({ ...answer, body: change(bodyOf(answer)) })

export const withHeaders =
  (headers: Record<string, string>) =>
  (answer: Answer): Answer => ({ ...answer, headers: { ...answer.headers, ...headers } })

export const withoutHeader =
  (...names: string[]) =>
  (answer: Answer): Answer => ({
    ...answer,
    headers: Object.fromEntries(Object.entries(answer.headers ?? {}).filter(([name]) => !names.includes(name))),
  })

/** Changes the first of `details`, where there are any. */
export const withDetails =
  (change: (details: Body) => Body) =>
  (answer: Answer): Answer => {
    const { details } = bodyOf(answer)
    return Array.isArray(details)
      ? withBody((body) => ({ ...body, details: [change(details[0] as Body)] }))(answer)
      : answer
  }

/** Everything went well, with nothing to show. */
export const fine = (): Answer => ({ status: 200, body: {} })
