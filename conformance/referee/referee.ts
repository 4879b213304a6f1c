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
import type { RefereeReport } from './referee-report.js'
import { startPrism } from './start-prism.js'

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
      const found = compare(exchange, ourReading(exchange, path, contract, validators), theirs, explanations)
      if (found.length === 0) report.agreed += 1
      for (const each of found) note(report, each)
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

/**
 * Sides about which the readers disagree. What exactly is wrong both put in words of their own, so that it only counts
 * whether they object; but an objection that is explained must not stand for another one that is not.
 */
const compare = (
  exchange: Answered,
  ours: Reading,
  theirs: Reading,
  explanations: ReturnType<typeof readExplanations>,
): Difference[] =>
  (['request', 'answer'] as const).flatMap((side): Difference[] => {
    const operation = exchange.operation ?? null
    const objections = (objects: Difference['objects'], messages: readonly string[]): Difference[] =>
      messages.map((each) => {
        const plain = { operation, side, objects, message: general(each) }
        return { ...plain, exchanges: [exchange.id], explained: explain(plain, explanations) }
      })
    const [mine, others] = [objections('facsimile', ours[side]), objections('prism', theirs[side])]
    const [myOpen, otherOpen] = [mine, others].map((all) => all.filter(({ explained }) => explained === null))
    if (myOpen!.length > 0 && otherOpen!.length > 0) return []
    const open = [...myOpen!, ...otherOpen!]
    if (open.length > 0) return open.slice(0, 1)
    return mine.length > 0 === others.length > 0 ? [] : [...mine, ...others].slice(0, 1)
  })

/** Values differ from request to request; the cause is the same. */
const general = (message: string): string =>
  message.replace(/ is "(?:[^"\\]|\\.)+"/g, ' is "…"').replace(/came with ".*"$/s, 'came with "…"')

const note = ({ differences }: RefereeReport, found: Difference): void => {
  const same = differences.find(
    ({ operation, side, objects, message }) =>
      operation === found.operation && side === found.side && objects === found.objects && message === found.message,
  )
  if (same) same.exchanges.push(...found.exchanges)
  else differences.push(found)
}
