import type { IncomingMessage } from 'node:http'

/** Bytes of a request that the proxy takes in. */
const MOST_BYTES = 8 * 1024 * 1024

/** The whole body: text where it is UTF-8, else bytes. Undefined where the request has none. */
export const readRequest = (
  incoming: IncomingMessage,
): Promise<{ body: string | Uint8Array | undefined } | { problem: string }> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= MOST_BYTES) chunks.push(chunk)
    })
    incoming.on('error', reject)
    incoming.on('end', () => {
      if (size > MOST_BYTES) return resolve({ problem: `the request is larger than ${MOST_BYTES} bytes` })
      const { 'content-length': length, 'transfer-encoding': coding } = incoming.headers
      if (size === 0 && length === undefined && coding === undefined) return resolve({ body: undefined })
      const bytes = Buffer.concat(chunks)
      const text = bytes.toString()
      resolve({ body: Buffer.from(text).equals(bytes) ? text : bytes })
    })
  })

/**
 * What follows the base in a request's target. Clients that were told to use a forward proxy send a whole URL: it has to
 * be one below the base. Undefined for any other.
 */
export const targetOf = (url: string, base: string): string | undefined => {
  if (url.startsWith('/')) return url
  if (url === '*') return '/*'
  if (!url.startsWith(base)) return undefined
  const rest = url.slice(base.length)
  return rest.startsWith('/') ? rest : rest === '' || rest.startsWith('?') ? `/${rest}` : undefined
}
