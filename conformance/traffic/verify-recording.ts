import { loadContract, type Profile } from '../contract/contract.js'
import { createValidators } from '../contract/validators.js'
import { oneLine, type Exchange } from '../http/exchange.js'
import { createRedactor } from '../http/redact.js'
import { buildReport } from '../report/build-report.js'
import type { Report } from '../report/report.js'
import { loadRequirements } from '../requirements/load-requirements.js'
import type { BaselineEntry } from '../run/baseline.js'
import type { OnEvent, RunEvent } from '../run/events.js'
import { loadApi } from '../run/load-api.js'
import { redactEvent } from '../run/redact-event.js'
import { select } from '../run/select.js'
import { CannotJudge } from '../run/stops.js'
import { createExchangeWatch } from '../run/watch-exchange.js'
import { below, guessBase } from './base-url.js'
import { createTrafficJudge } from './judge-traffic.js'
import { readHar, type Recorded } from './read-har.js'

/** What `verifyRecording` is told. */
export interface RecordingOptions {
  api: string
  /** The text of an HTTP Archive (HAR 1.2). */
  har: string
  /** Its name, for messages. */
  file: string
  /** Base URL of the requests that are meant; by default the one that most of them were made to. */
  target?: string
  profile?: Profile
  only?: readonly string[]
  skip?: readonly string[]
  baseline?: readonly BaselineEntry[]
  onEvent?: OnEvent
}

const RECORDED_ONLY =
  'recorded traffic is looked at by the passive layer alone; judge a running target, without --har, for the rest'

/**
 * Judges recorded traffic by the passive layer: whatever was answered is held against the contract. What the recorded
 * requests themselves break is told and counts against nobody.
 * @throws CannotJudge when the file is no HTTP Archive, or holds no request of the API.
 */
export const verifyRecording = async (options: RecordingOptions): Promise<Report> => {
  const api = await loadApi(options.api)
  const contract = loadContract(api.name, options.profile ?? 'documented')
  const requirements = loadRequirements(api.name)
  const validators = createValidators(contract.document)
  const recorded = readHar(options.har, options.file)
  const base =
    options.target?.replace(/\/+$/, '') ??
    guessBase(
      contract,
      recorded.map(({ request }) => request),
    )
  const here = base === undefined ? [] : recorded.filter(({ request }) => below(request.url, base) !== undefined)
  if (base === undefined || here.length === 0) throw new CannotJudge(nothingHere(options, recorded))

  const selection = select({ contract, requirements, stories: [], only: options.only ?? [], skip: options.skip ?? [] })
  const redactor = createRedactor()
  for (const { request } of here) redactor.learn(Object.fromEntries(request.headers))
  const events: RunEvent[] = []
  const onEvent = (event: RunEvent) => {
    const clean = redactEvent(event, redactor)
    events.push(clean)
    options.onEvent?.(clean)
  }
  onEvent({
    type: 'started',
    api: api.name,
    profile: contract.profile,
    target: base,
    seed: 0,
    driver: undefined,
    requirements,
    leftOut: {
      ...selection.leftOut,
      ...Object.fromEntries(
        requirements
          .filter(
            ({ passive, untestable, id }) =>
              passive === undefined && untestable === undefined && !(id in selection.notApplicable),
          )
          .map(({ id }) => [id, RECORDED_ONLY]),
      ),
    },
    notApplicable: selection.notApplicable,
    stories: 0,
  })
  const judge = createTrafficJudge({ api, contract, validators, requirements })
  const unkept = new Set<string>()
  const watch = createExchangeWatch({
    contract,
    passive: { judge: (exchange) => judge.judge(exchange, !unkept.has(exchange.id)) },
    counts: (requirement, operation) =>
      selection.counts('passive', requirement) && selection.countsOperation(operation),
    onEvent,
  })
  for (const [i, entry] of here.entries()) {
    const { request, reply, bodyKept, startedAt, milliseconds } = entry
    const bare = { id: `e${i + 1}`, layer: 'passive', story: options.file, request, startedAt, milliseconds }
    const placed = judge.place({ ...bare, ...(reply ? { reply } : {}) }, below(request.url, base)!)
    const { exchange } = placed
    if (!bodyKept) unkept.add(exchange.id)
    watch(exchange)
    for (const message of remarks(exchange, placed.requestFaults, bodyKept)) {
      onEvent({ type: 'note', message, exchange: exchange.id })
    }
  }
  const elsewhere = recorded.length - here.length
  if (elsewhere > 0) {
    onEvent({
      type: 'note',
      message: `${elsewhere} of ${recorded.length} recorded requests went elsewhere than ${base}`,
    })
  }
  const times = here.map(({ startedAt, milliseconds }) => [startedAt, startedAt + milliseconds]).flat()
  const span = times.reduce((a, b) => Math.max(a, b), 0) - times.reduce((a, b) => Math.min(a, b), Infinity)
  onEvent({ type: 'ended', requests: here.length, milliseconds: span, touched: [] })
  return buildReport(events, contract, options.baseline)
}

const remarks = (exchange: Exchange, faults: readonly string[], bodyKept: boolean): string[] => [
  ...faults.map((fault) => `the request breaks the contract: ${oneLine(exchange)}: ${fault}`),
  ...(exchange.reply ? [] : [`${oneLine(exchange)}: no answer was recorded`]),
  ...(bodyKept ? [] : [`${oneLine(exchange)}: the recording does not hold the answer's body`]),
]

const nothingHere = ({ api, file, target }: RecordingOptions, recorded: readonly Recorded[]): string => {
  if (recorded.length === 0) return `${file} holds no requests`
  const hosts = [...new Set(recorded.map(({ request }) => new URL(request.url).origin))].slice(0, 3).join(', ')
  return target === undefined
    ? `${file} holds no request of ${api} (there are some to ${hosts}); give --target with the base URL that is meant`
    : `${file} holds no request to ${target} (there are some to ${hosts})`
}
