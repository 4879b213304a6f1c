/** Random choices that are the same for the same seed. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number
  pick<T>(from: readonly T[]): T
  /** A text of the given length. */
  text(alphabet: string, length: number): string
  uuid(): string
}

/** Randomness that depends on the run's seed and on what it is for, so that stories do not disturb one another. */
export const createRandom = (seed: number, purpose: string): Random => {
  let state = mix(seed >>> 0, purpose)
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const below = (bound: number) => Math.floor(next() * bound)
  const text = (alphabet: string, length: number) =>
    Array.from({ length }, () => alphabet[below(alphabet.length)]!).join('')
  return {
    below,
    pick: (from) => from[below(from.length)]!,
    text,
    uuid: () => {
      const hex = text('0123456789abcdef', 32)
      const variant = '89ab'[below(4)]!
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}

/** FNV-1a over the purpose, begun from the seed. */
const mix = (seed: number, purpose: string): number => {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (const character of purpose) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0
  return hash
}
