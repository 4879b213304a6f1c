import type { HttpReply, HttpRequest } from '../engine/http.js'
import type { ExampleRequest } from '../engine/provider.js'
import type { Person } from './person.js'

/** One request of a sign-out and what the vendor answered; the credential is left out. */
export interface SignOutAnswer {
  api: string
  request: Omit<ExampleRequest, 'headers'>
  status: number
  body?: unknown
}

/**
 * Sends what signs a person out of every account, one request after another.
 * @param send brings a request to the mock as any client would.
 */
export const signOut = async (
  accounts: Person['accounts'],
  send: (request: HttpRequest) => Promise<HttpReply>,
): Promise<SignOutAnswer[]> => {
  const answers: SignOutAnswer[] = []
  for (const { realm, user } of accounts) {
    for (const { headers = {}, ...request } of await realm.people.signOut(realm.context, user)) {
      const target = realm.mount + request.path
      const body = new TextEncoder().encode(request.body ?? '')
      const reply = await send({ method: request.method, target, mount: '', headers, body })
      const read = bodyOf(reply)
      const { status } = reply
      answers.push({
        api: realm.api,
        request: { ...request, path: target },
        status,
        ...(read === undefined ? {} : { body: read }),
      })
    }
  }
  return answers
}

const bodyOf = ({ headers, body }: HttpReply): unknown => {
  if (body === undefined || !(headers['content-type'] ?? '').includes('json')) return body
  return JSON.parse(body) as unknown
}
