import { percentDecode } from '../../engine/query.js'
import type { Dialect, Situation } from '../../engine/provider.js'
import { gatewayRefusal, refusal } from './refusal.js'
import type { StackContext } from './tables.js'
import { validationError } from './validation-error.js'
import { routeNotFound } from './web-error.js'

/** The gateway answers below `/api/v3`, the web server elsewhere. */
const notFound = (path: string, { request, context }: Situation<StackContext>) =>
  request.mount.endsWith('/api/v3')
    ? gatewayRefusal(5, 'Not Found')
    : routeNotFound(percentDecode(path) ?? path, request.headers['accept'] ?? '', context.ids)

const recovered = (_problem: unknown, { context }: Situation<StackContext>) =>
  refusal('pkg/rpcserver:rpc_recovered', context.ids)

/** How the gateway and the servers behind it say what went wrong. */
export const dialect: Dialect<StackContext> = {
  'unknown-path': ({ path }, situation) => notFound(path, situation),
  'trailing-slash': ({ path }, situation) => notFound(path, situation),
  'wrong-method': () => gatewayRefusal(12, 'Method Not Allowed'),
  // a path that Go cannot read never gets to a handler
  'bad-encoding': () => ({
    status: 400,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: '400 Bad Request',
  }),
  invalid: ({ violations }, { call, context }) => validationError(violations, call!, context.ids),
  // no operation has a body, so none is read and nothing can be wrong with one
  'too-large': recovered,
  'unsupported-media-type': recovered,
  'malformed-body': recovered,
  internal: recovered,
}
