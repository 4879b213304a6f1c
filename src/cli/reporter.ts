import type { Mock } from '../mock/create-mock.js'
import type { Exchange } from '../mock/exchange.js'
import { DEFAULT_WORLD } from '../worlds/world-name.js'
import type { LogStyle } from './mock-flags.js'
import { redactTarget } from '../journal/redact.js'
import { nearestText } from '../mock/nearest-header.js'

/** Tells the terminal, or a program that reads along, what the mock does. */
export interface Reporter {
  started(url: string, mock: Mock, text: string): void
  exchange(exchange: Exchange): void
  notice(notice: string): void
}

export const createReporter = (style: LogStyle, print: (line: string) => void): Reporter => REPORTERS[style](print)

/** What the request or our reply has against the contract, a sentence each. */
export const breaches = ({ problem, findings }: Exchange): { request: string[]; reply: string[] } => ({
  request:
    problem?.kind === 'invalid'
      ? problem.violations.map(
          ({ in: place, name, pointer, message }) => `${place} ${name}${pointer}`.trim() + ` ${message}`,
        )
      : problem
        ? [problem.kind.replaceAll('-', ' ')]
        : [],
  reply: findings.map(({ pointer, message }) => `${pointer} ${message.split('\n', 1)[0]}`.trim()),
})

const pretty = (print: (line: string) => void): Reporter => ({
  started: (_url, _mock, text) => print(text),
  exchange(exchange) {
    const { request, reply, duration } = exchange
    const world = exchange.world === DEFAULT_WORLD ? '' : ` (world ${exchange.world})`
    const line = `${reply.status || '---'} ${request.method.padEnd(6)} ${redactTarget(request.target)}`
    print(`${line} ${duration.toFixed(1)} ms${world}`)
    const { fault } = exchange
    if (fault) print(`    fault ${fault.rule}: ${fault.effects.join(', ')}`)
    if (exchange.nearest) print(`    nearest: ${nearestText(exchange.nearest)}`)
    const broken = breaches(exchange)
    for (const line of broken.request) print(`    request: ${line}`)
    for (const line of broken.reply) print(`    OUR REPLY BREAKS THE CONTRACT: ${line}`)
  },
  notice: (notice) => print(`  · ${notice}`),
})

const json = (print: (line: string) => void): Reporter => ({
  started: (url, { apis }) =>
    print(JSON.stringify({ event: 'listening', url, apis: apis.map(({ provider }) => provider.api) })),
  exchange(exchange) {
    const { time, api, operationId, request, reply, duration } = exchange
    const broken = breaches(exchange)
    print(
      JSON.stringify({
        event: 'exchange',
        time: new Date(time).toISOString(),
        world: exchange.world,
        api,
        operation: operationId,
        method: request.method,
        target: redactTarget(request.target),
        status: reply.status,
        milliseconds: Number(duration.toFixed(3)),
        ...(exchange.fault ? { fault: exchange.fault } : {}),
        ...(exchange.nearest ? { nearest: exchange.nearest } : {}),
        requestViolations: broken.request,
        replyViolations: broken.reply,
      }),
    )
  },
  notice: (notice) => print(JSON.stringify({ event: 'notice', notice })),
})

/** Only what a script cannot do without: the address. */
const silent = (print: (line: string) => void): Reporter => ({
  started: (url) => print(url),
  exchange: () => undefined,
  notice: () => undefined,
})

const REPORTERS: Record<LogStyle, (print: (line: string) => void) => Reporter> = { pretty, json, silent }
