import type { Difference } from './differences.js'

/** What a second reader of the contract made of a run's traffic. */
export interface RefereeReport {
  name: 'prism'
  version: string
  /** Exchanges that both read. */
  compared: number
  /** Exchanges on both sides of which both say the same. */
  agreed: number
  /** Exchanges that the second reader could not be asked about, by the reason. */
  unread: Record<string, number>
  differences: Difference[]
}
