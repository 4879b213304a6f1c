import type { Operation } from '../../../src/contract/contract.js'
import type { Received, Sent, TestMock } from '../../../src/testing/harness.js'
import type { LiveCall } from '../subjects/subject.js'

/** The path of a call, its parameters filled in. */
export const pathOf = ({ path }: Operation, call: LiveCall): string =>
  path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(call.path[name] ?? ''))

/** What a call sends besides its path and query. */
export const sentOf = (call: LiveCall): Sent => ({
  headers: call.headers ?? {},
  ...(call.json === undefined ? {} : { json: call.json }),
  ...(call.form === undefined ? {} : { form: call.form }),
})

/** Sends a call that was taken apart. */
export const sendCall = (mock: TestMock, operation: Operation, call: LiveCall): Promise<Received> => {
  const query = new URLSearchParams(call.query ?? {}).toString()
  const path = pathOf(operation, call)
  return mock.send(operation.method, query === '' ? path : `${path}?${query}`, sentOf(call))
}
