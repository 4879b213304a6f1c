import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

const limit = (most: number) => ({ maxOutputLength: most })

/**
 * Undoes the content encodings of a body.
 * @throws Error when the bytes are not in the named encoding, or it is an unknown one.
 */
export const decodeBody = (bytes: Buffer, encoding: string | undefined, most: number): Buffer => {
  const encodings = (encoding ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity')
  if (bytes.length === 0) return bytes
  return encodings.reverse().reduce((data, name) => decodeOne(data, name, most), bytes)
}

const decodeOne = (data: Buffer, name: string, most: number): Buffer => {
  if (name === 'gzip' || name === 'x-gzip') return gunzipSync(data, limit(most))
  if (name === 'br') return brotliDecompressSync(data, limit(most))
  // servers disagree about whether "deflate" has the zlib wrapper
  if (name === 'deflate')
    return (data[0]! & 0x0f) === 8 ? inflateSync(data, limit(most)) : inflateRawSync(data, limit(most))
  throw new Error(`unknown content encoding "${name}"`)
}
