import type { Operation } from '../../../src/contract/contract.js'
import type { Received, Sent, TestMock } from '../../../src/testing/harness.js'
import type { LiveCall } from '../subjects/subject.js'

/** Sends a call that was taken apart. */
export const sendCall = (mock: TestMock, { method, path }: Operation, call: LiveCall): Promise<Received> => {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(call.path[name] ?? ''))
  const query = new URLSearchParams(call.query ?? {}).toString()
  const sent: Sent = {
    headers: call.headers ?? {},
    ...(call.json === undefined ? {} : { json: call.json }),
    ...(call.form === undefined ? {} : { form: call.form }),
  }
  return mock.send(method, query === '' ? filled : `${filled}?${query}`, sent)
}
