import { MAX_BYTES, REMOTE_TIMEOUT } from './limits.js'

/** As much of a Response as the engine reads. */
export type FetchedText = Pick<Response, 'ok' | 'status' | 'statusText' | 'headers' | 'text'>

/** `fetch` for files of a document: it must come in time, and not be larger than may be read. */
export const boundedFetch = async (url: string, init: RequestInit): Promise<FetchedText> => {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(REMOTE_TIMEOUT) })
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (text.length > MAX_BYTES) throw new Error(`${url} has more than ${MAX_BYTES / 2 ** 20} MB`)
  }
  const { ok, status, statusText, headers } = response
  return { ok, status, statusText, headers, text: async () => text }
}
