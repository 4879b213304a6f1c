// @ts-check
import { get } from './control.js'
import { absolute, onServer } from './place.js'

/**
 * What is mocked in this world. Base URLs are as this page reaches them: a server that the mock is mounted in keeps its own
 * path from it.
 * @param {AbortSignal} [signal]
 * @returns {Promise<import('./types.js').Mock>}
 */
export const describeMock = async (signal) => {
  const mock = /** @type {import('./types.js').Mock} */ (await get('', signal))
  return {
    ...mock,
    apis: mock.apis.map((api) => ({ ...api, baseUrl: absolute(onServer(new URL(api.baseUrl).pathname)) })),
  }
}
