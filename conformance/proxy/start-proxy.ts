import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { loadContract, type Profile } from '../contract/contract.js'
import { createValidators } from '../contract/validators.js'
import type { Exchange } from '../http/exchange.js'
import { createTransport, type RelayedOutcome } from '../http/transport.js'
import { loadRequirements } from '../requirements/load-requirements.js'
import { readUrl } from '../run/read-url.js'
import { loadApi } from '../run/load-api.js'
import { CannotJudge } from '../run/stops.js'
import { createTrafficJudge } from '../traffic/judge-traffic.js'
import { handedOn, pairs, readable } from './header-lines.js'
import { readRequest, targetOf } from './read-request.js'
import { refusalBody, STATUS, type Refusal } from './refusal.js'

/** What `startProxy` is told. */
export interface ProxyOptions {
  api: string
  /** The base URL that the proxy's root stands for. */
  target: string
  profile?: Profile
  /** 0, the default, takes a free one. */
  port?: number
  /** The address to listen on; only this machine by default. */
  host?: string
  /** Answers violations instead of passing them on. */
  enforce?: boolean
  /** Milliseconds that the target may take for one answer; 30 000 by default. */
  timeout?: number
  /** Certificates (PEM) to trust besides the usual ones. */
  ca?: string
  /** Told of each exchange once it is over. Holds secrets: blot them out before they leave the machine. */
  onExchange?: (seen: ProxiedExchange) => void
}

/** One exchange that went through the proxy, judged. */
export interface ProxiedExchange {
  exchange: Exchange
  /** What the client's request breaks. */
  requestViolations: string[]
  /** What the target's answer breaks. */
  answerViolations: { requirement: string; level: string; message: string }[]
  /** Which of the two was kept back. */
  stopped: 'request' | 'answer' | undefined
}

export interface RunningProxy {
  /** Where clients send their requests, without a slash at the end. */
  url: string
  close(): Promise<void>
}

/**
 * Stands between a client and an implementation and holds both directions against the contract. Bytes are handed on as
 * they come; each answer is read whole first.
 * @throws CannotJudge for an API that there is not, a target that is no address, a port that cannot be had.
 */
export const startProxy = async (options: ProxyOptions): Promise<RunningProxy> => {
  const { enforce = false, host = '127.0.0.1', port = 0, onExchange = () => undefined } = options
  const api = await loadApi(options.api)
  const base = readUrl(options.target, 'target')
  const contract = loadContract(api.name, options.profile ?? 'documented')
  const requirements = loadRequirements(api.name)
  const levels = new Map(requirements.map(({ id, level }) => [id, level]))
  const validators = createValidators(contract.document)
  const judge = createTrafficJudge({ api, contract, validators, requirements })
  const transport = createTransport({ timeout: options.timeout ?? 30_000, ca: options.ca })
  let count = 0

  const handle = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = Date.now()
    const path = targetOf(incoming.url ?? '/', base)
    if (path === undefined) {
      const message = `this proxy stands for ${base} alone; send requests to its own address`
      return answer(response, { stopped: 'proxy', message })
    }
    const read = await readRequest(incoming)
    if ('problem' in read) return answer(response, { stopped: 'proxy', message: read.problem }, 413)
    const request = {
      method: incoming.method ?? 'GET',
      url: base + path,
      headers: [['host', new URL(base).host] as const, ...readable(handedOn(pairs(incoming.rawHeaders), 'host'))],
      ...(read.body === undefined ? {} : { body: read.body }),
    }
    count += 1
    const bare = { id: `e${count}`, layer: 'passive', story: 'proxy', request, startedAt }
    const early = judge.place({ ...bare, milliseconds: 0 }, path)
    const { operation } = early.exchange
    if (enforce && early.requestFaults.length > 0) {
      onExchange({ ...empty(early.exchange), requestViolations: early.requestFaults, stopped: 'request' })
      const violations = early.requestFaults.map((message) => ({ message }))
      return answer(response, { stopped: 'request', message: BROKEN_REQUEST, operation, violations })
    }
    const outcome = await transport.relay(request)
    const { reply, failure } = outcome
    const exchange: Exchange = {
      ...early.exchange,
      ...(reply ? { reply } : {}),
      ...(failure ? { failure } : {}),
      milliseconds: Date.now() - startedAt,
    }
    const answerViolations = judge.judge(exchange).flatMap(({ requirement, outcome: verdict, message = '' }) => {
      const level = levels.get(requirement) ?? 'MUST'
      return verdict === 'fail' && level !== 'MAY' ? [{ requirement, level, message }] : []
    })
    const broken = enforce && answerViolations.some(({ level }) => level === 'MUST')
    onExchange({
      exchange,
      requestViolations: early.requestFaults,
      answerViolations,
      stopped: broken ? 'answer' : undefined,
    })
    if (!outcome.raw) {
      return answer(response, { stopped: 'target', message: failure?.message ?? 'no whole answer came', operation })
    }
    if (broken) {
      const violations = answerViolations.map(({ requirement, message }) => ({ requirement, message }))
      return answer(response, {
        stopped: 'answer',
        message: BROKEN_ANSWER,
        operation,
        status: reply?.status,
        violations,
      })
    }
    handBack(outcome, response)
  }

  const server = createServer({ keepAliveTimeout: 5000 }, (incoming, response) => {
    handle(incoming, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else answer(response, { stopped: 'proxy', message: `the proxy itself failed: ${(error as Error).message}` }, 500)
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new CannotJudge(explain(error, port, host))))
    server.listen(port, host, resolve)
  })
  const actual = (server.address() as AddressInfo).port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          transport.close()
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

const BROKEN_REQUEST = 'the request breaks the contract and was not handed on'
const BROKEN_ANSWER = 'the answer of the target breaks the contract and was not handed back'

const empty = (exchange: Exchange): Omit<ProxiedExchange, 'requestViolations' | 'stopped'> => ({
  exchange,
  answerViolations: [],
})

const answer = (response: ServerResponse, refusal: Refusal, status = STATUS[refusal.stopped]): void => {
  if (response.destroyed) return
  const body = refusalBody(refusal)
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/** The answer as it came: status line, header lines in their order and spelling, bytes. */
const handBack = ({ reply, raw }: RelayedOutcome, response: ServerResponse): void => {
  if (!reply || !raw || response.destroyed) return
  // the target's own date, or none
  response.sendDate = false
  const lines = handedOn(reply.headers).flatMap(([name, value]) => [name, value])
  try {
    if (raw.reason === '') response.writeHead(reply.status, lines)
    else response.writeHead(reply.status, raw.reason, lines)
    response.end(raw.body)
  } catch (error) {
    // node reads headers that it refuses to write
    const message = `the answer cannot be handed back: ${(error as Error).message}`
    answer(response, { stopped: 'target', message, status: reply.status })
  }
}

const explain = ({ code, message }: NodeJS.ErrnoException, port: number, host: string): string => {
  if (code === 'EADDRINUSE')
    return `port ${port} is in use on ${host}: choose another with --port ${port + 1} (--port 0 takes a free one)`
  if (code === 'EACCES') return `port ${port} needs more rights than this process has: choose one above 1023`
  return `cannot listen on ${host}:${port}: ${message}`
}
