import { mutatedMock } from '../mutants/mock/mutated-mock.js'
import type { Mutation } from '../mutants/mutant.js'

/** A mock with its own count of the requests that the API under test got; driver and control plane are not counted. */
export interface Served {
  target: string
  requests(): number
  /** Back to the seed. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** Serves a fresh mock of one API in the documented profile, broken or not. */
export const serve = async (api: string, mutation: Mutation = {}): Promise<Served> => {
  let requests = 0
  const mock = await mutatedMock(api, 'documented', {
    ...mutation,
    listener(next) {
      const broken = mutation.listener?.(next) ?? next
      return (request, response) => {
        requests += 1
        broken(request, response)
      }
    },
  })
  return { target: await mock.listen(), requests: () => requests, reset: () => mock.reset(), close: () => mock.close() }
}
