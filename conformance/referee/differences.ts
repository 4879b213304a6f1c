import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

/** A way in which two readings of one side of an exchange differ. */
export interface Difference {
  /** Undefined where no operation matches. */
  operation: string | null
  side: 'request' | 'answer'
  /** Who has something against it. */
  objects: 'facsimile' | 'prism'
  /** What that one has against it, the same text for the same cause. */
  message: string
  exchanges: string[]
  /** Why this difference is accepted; null where nobody explained it. */
  explained: string | null
}

interface Explanation {
  side: 'request' | 'answer'
  objects: 'facsimile' | 'prism'
  operation?: string
  /** A regular expression that the message has to match. */
  message: string
  why: string
}

const FILE = fileURLToPath(new URL('./prism-differences.yaml', import.meta.url))

/** The accepted differences, each with its reason. */
export const readExplanations = (): Explanation[] =>
  (parse(readFileSync(FILE, 'utf8')) as { differences: Explanation[] }).differences

export const explain = (
  { operation, side, objects, message }: Omit<Difference, 'explained' | 'exchanges'>,
  explanations: readonly Explanation[],
): string | null =>
  explanations.find(
    (each) =>
      each.side === side &&
      each.objects === objects &&
      (each.operation === undefined || each.operation === operation) &&
      new RegExp(each.message, 's').test(message),
  )?.why ?? null
