import { createPassiveJudge } from '../checks/judge-exchange.js'
import { loadContract } from '../contract/contract.js'
import { createValidators } from '../contract/validators.js'
import { createClient } from '../http/client.js'
import type { Exchange } from '../http/exchange.js'
import { createRedactor } from '../http/redact.js'
import { createTransport } from '../http/transport.js'
import { MADE_LAYERS } from '../layers/index.js'
import { findPrism } from '../referee/find-prism.js'
import { refereePrism } from '../referee/referee.js'
import type { RefereeReport } from '../referee/referee-report.js'
import { buildReport } from '../report/build-report.js'
import type { Report } from '../report/report.js'
import { loadRequirements } from '../requirements/load-requirements.js'
import { createArranger } from '../target/arranger.js'
import { createOwnership } from '../target/ownership.js'
import { checkNames } from './check-names.js'
import { connect } from './connect.js'
import type { RunEvent } from './events.js'
import { LAYERS } from './layers.js'
import { loadApi } from './load-api.js'
import { redactEvent } from './redact-event.js'
import { createPatience } from './patience.js'
import { DEFAULTS, type VerifyOptions } from './options.js'
import { select } from './select.js'
import { CannotJudge } from './stops.js'
import { tell } from './tell.js'
import { tidy } from './tidy.js'
import { createExchangeWatch } from './watch-exchange.js'

/**
 * Judges one target by one contract.
 * @throws CannotJudge when target or driver cannot be reached or used, or an option cannot be.
 */
export const verify = async (options: VerifyOptions): Promise<Report> => {
  const api = await loadApi(options.api)
  checkNames(api, options)
  const seed = options.seed ?? DEFAULTS.seed
  if (options.referee) findPrism()
  const own = createTransport({ timeout: options.timeout ?? DEFAULTS.timeout, ca: options.ca })
  const transport = options.intercept?.(own) ?? own
  try {
    const { target, driver } = await connect(options, transport)
    const contract = loadContract(api.name, target.profile)
    const validators = createValidators(contract.document)
    const requirements = loadRequirements(api.name)
    const made = MADE_LAYERS.map((make) => make({ api, contract, requirements, seed }))
    const stories = Object.entries(Object.assign({}, api.stories, ...made) as typeof api.stories)
      .map(([id, story]) => ({ id, story, layer: id.split('/', 1)[0]! }))
      .sort((a, b) => layerOrder(a.layer) - layerOrder(b.layer))
    const selection = select({ contract, requirements, stories, only: options.only ?? [], skip: options.skip ?? [] })

    const redactor = createRedactor()
    redactor.learn(target.credential)
    redactor.learn(options.driverHeaders ?? {})
    const events: RunEvent[] = []
    const raw: Exchange[] = []
    const onEvent = (event: RunEvent) => {
      const clean = redactEvent(event, redactor)
      events.push(clean)
      options.onEvent?.(clean)
    }
    onEvent({
      type: 'started',
      api: api.name,
      profile: target.profile,
      target: target.baseUrl,
      seed,
      driver: driver && { ...driver.description, name: driver.driver.name },
      requirements,
      leftOut: selection.leftOut,
      notApplicable: selection.notApplicable,
      stories: selection.stories.length,
    })

    const began = Date.now()
    const ownership = createOwnership()
    const arranger = createArranger({ api, target, driver, ownership, onCredential: redactor.learn })
    const client = createClient({
      target,
      contract,
      idNames: api.idNames,
      endangers: api.endangers,
      ownership,
      transport,
      now: Date.now,
      skipTime: async (milliseconds) => {
        if (arranger.clock) await arranger.advance(`PT${Math.ceil(milliseconds / 1000)}S`)
        return arranger.clock
      },
      deadline: began + (options.budget ?? DEFAULTS.budget) * 1000,
      mostRequests: options.readOnly ? DEFAULTS.mostRequestsReadOnly : DEFAULTS.mostRequests,
      maxRps: options.maxRps,
      userAgent: 'facsimile-verify',
      onExchange: createExchangeWatch({
        onRaw: (exchange) => raw.push(exchange),
        contract,
        passive: createPassiveJudge(api, contract, validators, requirements),
        counts: (requirement, operation) =>
          selection.counts('passive', requirement) && selection.countsOperation(operation),
        onEvent,
      }),
    })
    const patience = createPatience()
    const musts = requirements.filter(({ level }) => level === 'MUST').map(({ id }) => id)
    const stoppers = new Set([...(options.stopAtFirstFailure ? musts : []), ...(options.stopAfter ?? [])])
    const around = { api, target, contract, validators, client, arranger, ownership, patience, shared: new Map(), seed }
    try {
      for (const placed of selection.stories) {
        if (broken(events, stoppers)) break
        await tell(placed, { ...around, counts: selection.counts, onEvent })
      }
    } finally {
      await tidy(around, onEvent)
      for (const { kind, id } of await arranger.cleanUp()) onEvent({ type: 'left-over', kind, id })
    }
    onEvent({ type: 'ended', requests: client.sent, milliseconds: Date.now() - began, touched: [...ownership.log()] })
    const report = buildReport(events, contract, options.baseline)
    if (client.sent > 0 && !events.some((event) => event.type === 'exchange' && event.exchange.reply)) {
      throw new CannotJudge(`the target ${target.baseUrl} answered none of ${client.sent} requests`)
    }
    if (!options.referee) return report
    const referee = await refereePrism(contract, target.baseUrl, raw)
    return { ...report, referee: JSON.parse(redactor.text(JSON.stringify(referee))) as RefereeReport }
  } finally {
    transport.close()
  }
}

/** Whether one of some requirements has failed so far. */
const broken = (events: readonly RunEvent[], of: ReadonlySet<string>): boolean =>
  of.size > 0 &&
  events.some(
    (event) => event.type === 'judged' && event.judgement.outcome === 'fail' && of.has(event.judgement.requirement),
  )

const layerOrder = (layer: string): number => (LAYERS as readonly string[]).indexOf(layer)
