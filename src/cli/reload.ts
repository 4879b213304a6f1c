import type { HttpReply, HttpRequest } from '../engine/http.js'
import type { Mock } from '../mock/create-mock.js'

/** A mock that another one can take the place of while it serves. */
export interface ReloadingMock {
  readonly current: Mock
  answer(request: HttpRequest): Promise<HttpReply>
  /**
   * Lets a mock made anew take the place: what was changed so far is saved before, and requests wait meanwhile, so that the
   * new one begins where the last one ended and only one of them ever writes the state file.
   * @throws whatever `make` or the saving throws; the present mock then stays.
   */
  reload(): Promise<void>
}

export const createReloadingMock = (first: Mock, make: () => Promise<Mock>): ReloadingMock => {
  let current = first
  let closed: Promise<void> | undefined
  const answering = new Set<Promise<unknown>>()

  return {
    get current() {
      return current
    },
    async answer(request) {
      while (closed) await closed
      const answer = current.answer(request)
      answering.add(answer)
      try {
        return await answer
      } finally {
        answering.delete(answer)
      }
    },
    async reload() {
      let open = () => {}
      closed = new Promise((resolve) => (open = resolve))
      try {
        await Promise.allSettled(answering)
        await current.save()
        const next = await make()
        const last = current
        current = next
        await last.close({ save: false })
      } finally {
        closed = undefined
        open()
      }
    },
  }
}
