import type { Contract } from '../contract/contract.js'
import { createValidators } from '../contract/validators.js'
import { isAnswered, type Answered, type Exchange } from '../http/exchange.js'
import { createTransport } from '../http/transport.js'
import { below } from '../traffic/base-url.js'
import { documentFor } from './document-for.js'
import { explain, readExplanations, type Difference } from './differences.js'
import { findPrism } from './find-prism.js'
import { ourReading, type Reading } from './our-reading.js'
import { prismReading } from './prism-reading.js'
import { startReplay } from './replay-server.js'
import { startPrism } from './start-prism.js'

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

/** Requests that are repeated through Prism at once. */
const AT_ONCE = 8

/** Some requests end Prism; it is started again so often. */
const MOST_RESTARTS = 10

/**
 * Sends a run's traffic through Prism as a validating proxy, in front of a server that repeats the target's answers: the
 * target is not asked twice, and Prism changes nothing that was judged.
 * @throws CannotJudge when Prism is not installed or does not start.
 */
export const refereePrism = async (
  contract: Contract,
  base: string,
  exchanges: readonly Exchange[],
): Promise<RefereeReport> => {
  const prism = findPrism()
  const answered = exchanges.filter(isAnswered)
  const replay = await startReplay(new Map(answered.map((exchange) => [exchange.id, exchange])))
  const transport = createTransport({ timeout: 10_000, env: {} })
  const validators = createValidators(contract.document)
  const explanations = readExplanations()
  const report: RefereeReport = {
    name: 'prism',
    version: prism.version,
    compared: 0,
    agreed: 0,
    unread: {},
    differences: [],
  }
  const document = documentFor(contract)
  const start = () => startPrism(prism, document, replay.url)
  let running = await start().catch(async (error: unknown) => {
    await replay.close()
    throw error
  })

  /** False where Prism went away instead of answering. */
  const read = async (exchange: Answered): Promise<boolean> => {
    const path = below(exchange.request.url, base) ?? '/'
    const theirs = await prismReading(exchange, path, running.url, transport)
    if ('gone' in theirs) return false
    if ('none' in theirs) unread(report, theirs.none)
    else {
      report.compared += 1
      const found = compare(exchange, ourReading(exchange, path, contract, validators), theirs)
      if (found.length === 0) report.agreed += 1
      for (const each of found) note(report, { ...each, explained: explain(each, explanations) })
    }
    return true
  }

  try {
    const waiting = [...answered]
    const again: Answered[] = []
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) if (!(await read(next))) again.push(next)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    // one at a time, so that only the request that ends Prism goes without a reading
    let alive = again.length === 0
    for (let restarts = 0; again.length > 0 && restarts < MOST_RESTARTS;) {
      if (!alive) {
        restarts += 1
        await running.close()
        running = await start()
      }
      alive = await read(again[0]!)
      const { id } = again.shift()!
      if (!alive) unread(report, `Prism ended on it (${id})`)
    }
    for (const { id } of again) unread(report, `Prism ended too often (${id})`)
    report.differences.sort((a, b) => order(a).localeCompare(order(b)))
    return report
  } finally {
    await running.close()
    transport.close()
    await replay.close()
  }
}

const unread = ({ unread: reasons }: RefereeReport, reason: string): void => {
  reasons[reason] = (reasons[reason] ?? 0) + 1
}

const order = ({ explained, operation, side, message }: Difference): string =>
  [explained === null ? 0 : 1, operation, side, message].join(' ')

/** Sides that one reader objects to and the other does not. What exactly is wrong both put in words of their own. */
const compare = (exchange: Answered, ours: Reading, theirs: Reading): Omit<Difference, 'explained'>[] =>
  (['request', 'answer'] as const).flatMap((side) => {
    const base = { operation: exchange.operation ?? null, side, exchanges: [exchange.id] }
    if (ours[side].length > 0 === theirs[side].length > 0) return []
    const objects = ours[side].length > 0 ? ('facsimile' as const) : ('prism' as const)
    const [message] = objects === 'facsimile' ? ours[side] : theirs[side]
    return [{ ...base, objects, message: general(message!) }]
  })

/** Values differ from request to request; the cause is the same. */
const general = (message: string): string =>
  message.replace(/ is "(?:[^"\\]|\\.)*"/g, ' is "…"').replace(/came with ".*"$/s, 'came with "…"')

const note = ({ differences }: RefereeReport, found: Difference): void => {
  const same = differences.find(
    ({ operation, side, objects, message }) =>
      operation === found.operation && side === found.side && objects === found.objects && message === found.message,
  )
  if (same) same.exchanges.push(...found.exchanges)
  else differences.push(found)
}
