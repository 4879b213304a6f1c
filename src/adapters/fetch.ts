import type { HttpReply, HttpRequest } from '../engine/http.js'

/** Reads a web `Request` (https://fetch.spec.whatwg.org), whole. */
export const fromWebRequest = async (request: Request): Promise<HttpRequest> => {
  const { pathname, search, host } = new URL(request.url)
  return {
    method: request.method.toUpperCase(),
    target: pathname + search,
    mount: '',
    headers: { host, ...Object.fromEntries(request.headers) },
    body: new Uint8Array(await request.arrayBuffer()),
  }
}

/** Statuses that a web `Response` refuses to give a body. */
const WITHOUT_BODY = new Set([101, 103, 204, 205, 304])

export const toWebResponse = ({ status, headers, body }: HttpReply): Response =>
  new Response(WITHOUT_BODY.has(status) ? null : (body ?? null), { status, headers })
