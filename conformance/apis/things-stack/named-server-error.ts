import { headerValue, jsonBody, type Exchange } from '../../http/exchange.js'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether the last segment of the path, where a session's ID stands, is none that the database can read. */
const namesNoUuid = ({ request: { method, url } }: Exchange): boolean => {
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  return method === 'DELETE' && !UUID.test(last)
}

/** The same of the middle part of a session token. */
const carriesNoUuid = ({ request }: Exchange): boolean => {
  const token = /^bearer ONZW4\.([^.]*)\./i.exec(headerValue(request.headers, 'authorization') ?? '')
  return token !== null && !UUID.test(token[1]!)
}

/**
 * The gateway says 501 where a method does not fit (LS pkg/rpcserver, GW runtime/errors.go), the database fails with 500 on
 * an ID that is no UUID (LS pkg/util/store/error.go), and is told to be down by 503 with code 14.
 */
export const namedServerError = (exchange: Exchange): boolean => {
  const { reply, unmatched } = exchange
  if (reply?.status === 501) return unmatched !== undefined
  if (reply?.status === 500) return namesNoUuid(exchange) || carriesNoUuid(exchange)
  return reply?.status === 503 && (jsonBody(reply) as { code?: unknown } | undefined)?.code === 14
}
