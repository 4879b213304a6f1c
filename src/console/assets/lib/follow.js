// @ts-check
import { ControlError, controlPath, get } from './control.js'

/**
 * Who wants to hear of the traffic.
 * @typedef {object} Listener
 * @property {() => string} query what to ask the journal for
 * @property {(page: import('./types.js').JournalPage) => void} page what the journal holds, in the place of all before
 * @property {(exchange: import('./types.js').Exchange) => void} exchange one more
 * @property {(count: number) => void} dropped so many more that were not sent
 * @property {(state: 'live' | 'polling' | 'lost' | 'refused') => void} state
 * @property {(error: unknown) => void} trouble why nothing comes; undefined once something does
 */

const PAUSE = 2000
const POLLS_BETWEEN_STREAMS = 5

/**
 * Follows the journal for as long as the signal lets it: live where a stream can be had, else by asking now and then.
 * Each time begins with the journal's own page, so that a mock that was started anew is shown as it is.
 * @param {Listener} listener
 * @param {AbortSignal} signal
 */
export const follow = async (listener, signal) => {
  for (let polls = 0; !signal.aborted; polls += 1) {
    try {
      const page = await get(`/journal?${listener.query()}`, signal)
      listener.page(page)
      listener.trouble(undefined)
      if (polls % POLLS_BETWEEN_STREAMS === 0) await stream(listener, page.exchanges[0]?.id ?? 0, signal)
      else listener.state('polling')
    } catch (error) {
      if (signal.aborted) return
      listener.state(error instanceof ControlError && error.status > 0 ? 'refused' : 'lost')
      listener.trouble(error)
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

/**
 * Listens until the stream ends or cannot be had; beginning anew is left to the caller, who asks for the page first.
 * @param {Listener} listener @param {number} after @param {AbortSignal} signal @returns {Promise<void>}
 */
const stream = (listener, after, signal) =>
  new Promise((resolve) => {
    const source = new EventSource(controlPath(`/journal/stream?after=${after}`))
    const end = () => {
      source.close()
      resolve()
    }
    signal.addEventListener('abort', end)
    source.onopen = () => listener.state('live')
    source.onerror = end
    source.addEventListener('exchange', ({ data }) => listener.exchange(JSON.parse(data)))
    source.addEventListener('dropped', ({ data }) => listener.dropped(JSON.parse(data).count))
    source.addEventListener('cleared', () => listener.page({ exchanges: [], total: 0, kept: 0, dropped: 0 }))
  })
