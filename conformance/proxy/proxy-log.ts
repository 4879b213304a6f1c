import { createRedactor } from '../http/redact.js'
import { CannotJudge } from '../run/stops.js'
import { createHarFile } from '../traffic/write-har.js'
import type { ProxiedExchange } from './start-proxy.js'

export interface ProxyLogOptions {
  /** Given one line at a time, without secrets. */
  print: (line: string) => void
  /** The file that is recorded to. */
  har?: string
  /** Records credentials as they are. */
  keepSecrets?: boolean
}

/** What a proxy saw, for its last words. */
export interface ProxyTally {
  exchanges: number
  brokenRequests: number
  /** Answers that break a MUST. */
  brokenAnswers: number
}

export interface ProxyLog {
  add(seen: ProxiedExchange): void
  readonly tally: Readonly<ProxyTally>
  close(): void
}

/**
 * Tells and records what goes through a proxy.
 * @throws CannotJudge when the recording cannot be written.
 */
export const createProxyLog = ({ print, har, keepSecrets = false }: ProxyLogOptions): ProxyLog => {
  const redactor = createRedactor()
  const file = har === undefined ? undefined : openHar(har)
  const tally: ProxyTally = { exchanges: 0, brokenRequests: 0, brokenAnswers: 0 }
  return {
    tally,
    add({ exchange, requestViolations, answerViolations, stopped }) {
      redactor.learn(Object.fromEntries(exchange.request.headers))
      const clean = redactor.exchange(exchange)
      file?.add(keepSecrets ? exchange : clean)
      tally.exchanges += 1
      if (requestViolations.length > 0) tally.brokenRequests += 1
      if (answerViolations.some(({ level }) => level === 'MUST')) tally.brokenAnswers += 1
      const { request, reply, failure, milliseconds } = clean
      const path = request.url.replace(/^[a-z]+:\/\/[^/?#]*/i, '')
      const came = failure?.kind ?? reply?.status ?? '---'
      print(
        `${came} ${request.method.padEnd(6)} ${path} ${Math.round(milliseconds)} ms${stopped ? ` (${stopped} stopped)` : ''}`,
      )
      for (const message of requestViolations) print(`    request breaks the contract: ${redactor.text(message)}`)
      for (const { requirement, level, message } of answerViolations) {
        print(`    answer breaks the contract: ${redactor.text(message)} (${level} ${requirement})`)
      }
    },
    close: () => file?.close(),
  }
}

const openHar = (file: string) => {
  try {
    return createHarFile(file)
  } catch (error) {
    throw new CannotJudge(`cannot record to "${file}": ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
  }
}
