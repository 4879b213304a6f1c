/** Makes identifiers in the vendors' formats. The same seed gives the same ones in the same order. */
export interface Ids {
  /** `length` characters out of an alphabet. */
  pick(alphabet: string, length: number): string
  /** Lower-case hexadecimal digits. */
  hex(length: number): string
  /** `length` characters of `0-9A-Za-z`. */
  base62(length: number): string
  /** A version 4 UUID, lower case with hyphens (RFC 9562). */
  uuid(): string
  /** A ULID for a time in milliseconds since the epoch: 26 characters. */
  ulid(time: number): string
  /** A whole number, both ends included. */
  integer(least: number, most: number): number
  /** The state of the generator, to be handed to `createIds` later to go on from here. */
  state(): number[]
}

export const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const HEX = '0123456789abcdef'
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Spreads a text over four 32-bit words (FNV-1a with four offsets), so that near seeds start far apart. */
const wordsOf = (seed: string): number[] =>
  [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((offset) => {
    let hash = offset
    for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    return (hash ^ (hash >>> 13)) >>> 0
  })

/** @param seed any text, or a state that `state()` gave. */
export const createIds = (seed: string | readonly number[]): Ids => {
  let [a, b, c, d] = (typeof seed === 'string' ? wordsOf(seed) : seed) as [number, number, number, number]

  // sfc32, a small fast generator with a period of about 2^127
  const next = (): number => {
    const t = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 0x1_0000_0000
  }
  if (typeof seed === 'string') for (let i = 0; i < 12; i++) next()

  const pick = (alphabet: string, length: number) => {
    let text = ''
    for (let i = 0; i < length; i++) text += alphabet[Math.floor(next() * alphabet.length)]
    return text
  }
  const hex = (length: number) => pick(HEX, length)
  return {
    pick,
    hex,
    base62: (length) => pick(BASE62, length),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${pick('89ab', 1)}${hex(3)}-${hex(12)}`,
    ulid(time) {
      let head = ''
      for (let rest = time, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) head = CROCKFORD[rest % 32]! + head
      return head + pick(CROCKFORD, 16)
    },
    integer: (least, most) => least + Math.floor(next() * (most - least + 1)),
    state: () => [a, b, c, d],
  }
}
