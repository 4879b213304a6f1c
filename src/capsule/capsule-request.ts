import type { HttpRequest } from '../engine/http.js'
import type { CapsuleRequest } from './capsule.js'

/** A request as a capsule has it: the body as text where it is text, else in base64. */
export const packRequest = ({ method, base, mount, target, headers, body }: HttpRequest): CapsuleRequest => ({
  method,
  ...(base ? { base } : {}),
  target: mount + target,
  headers: { ...headers },
  ...(body.length === 0 ? {} : packBody(body)),
})

const packBody = (body: Uint8Array): { body: string } | { bytes: string } => {
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body) }
  } catch {
    return { bytes: Buffer.from(body).toString('base64') }
  }
}

export const unpackRequest = ({ method, base, target, headers, body, bytes }: CapsuleRequest): HttpRequest => ({
  method,
  ...(base === undefined ? {} : { base }),
  target,
  mount: '',
  headers,
  body: bytes === undefined ? new TextEncoder().encode(body ?? '') : new Uint8Array(Buffer.from(bytes, 'base64')),
})
