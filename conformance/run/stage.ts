import type { Api } from '../apis/api.js'
import { operationById, type Contract } from '../contract/contract.js'
import type { Validators } from '../contract/validators.js'
import { buildRequest, type BuiltRequest } from '../http/build-request.js'
import type { Client } from '../http/client.js'
import { isAnswered, type Exchange, type HeaderLines } from '../http/exchange.js'
import type { Arranger } from '../target/arranger.js'
import type { Ownership } from '../target/ownership.js'
import type { Target } from '../target/target.js'
import type { Judgement } from './events.js'
import { ownFaults } from './own-request.js'
import type { Patience } from './patience.js'
import { createRandom } from './random.js'
import { OwnFault, Unavailable } from './stops.js'
import type { PlacedStory } from './select.js'
import type { CallOptions, Stage } from './story.js'

/** What all stories of a run share. */
export interface Surroundings {
  api: Api
  target: Target
  contract: Contract
  validators: Validators
  client: Client
  arranger: Arranger
  ownership: Ownership
  patience: Patience
  /** What the stories of a run that only reads have in common. */
  shared: Map<string, Promise<unknown>>
  seed: number
  onJudgement: (judgement: Judgement) => void
}

/** The stage on which one story is told. */
export const createStage = ({ id, layer, story }: PlacedStory, around: Surroundings): Stage => {
  const { api, target, contract, validators, client, arranger, ownership } = around
  const random = createRandom(around.seed, id)
  const scope = { layer, story: id }

  const credential = async (as: CallOptions['as']): Promise<HeaderLines> => {
    if (as === 'nobody') return []
    if (as) return Object.entries(as.headers)
    const needed = api.needsCredential?.(target) ?? 'credential' in api.kinds
    return Object.entries(needed ? (await arranger.make('credential', {}, random)).headers : target.credential)
  }

  const authorized = async (request: BuiltRequest, as: CallOptions['as']): Promise<BuiltRequest> => {
    const lines = await credential(as)
    const own = new Set(request.headers.map(([name]) => name.toLowerCase()))
    return { ...request, headers: [...lines.filter(([name]) => !own.has(name.toLowerCase())), ...request.headers] }
  }

  const dispatch = async (
    request: BuiltRequest,
    { as, intent = 'valid', patient = true }: CallOptions,
  ): Promise<Exchange> => {
    return client.send(await authorized(request, as), scope, { intent, patient })
  }

  const stage: Stage = {
    target,
    contract,
    random,
    make: (kind, attributes = {}) => arranger.make(kind, attributes, random),
    async tryMake(kind, attributes = {}) {
      try {
        return await stage.make(kind, attributes)
      } catch (error) {
        if (error instanceof Unavailable) return undefined
        throw error
      }
    },
    alive: (kind, thing) => arranger.alive(kind, thing),
    gone: (kind, thing) => around.patience.until(async () => !(await arranger.alive(kind, thing))),
    observable: (kind) => arranger.observable(kind),
    observe: (kind, thing) => arranger.observe(kind, thing),
    shared<T>(name: string, make: () => Promise<T>): Promise<T> {
      if (!target.readOnly) return make()
      // one name is always made by the same function, so the type is right
      const found = (around.shared.get(name) as Promise<T> | undefined) ?? make()
      around.shared.set(name, found)
      return found
    },
    adopt: (kind, thing) => arranger.adopt(kind, thing),
    until: (condition, waiting) => around.patience.until(condition, waiting),
    end: (kind, thing) => arranger.end(kind, thing),
    clock: arranger.clock,
    advance: (duration) => arranger.advance(duration),
    unknown(kind) {
      const made = api.kinds[kind]?.unknownId?.(random)
      if (made === undefined) throw new OwnFault(`nobody said how an unknown ${kind} of ${api.name} looks`)
      ownership.add(made, 'invented')
      return made
    },
    invented(text) {
      ownership.add(text, 'invented')
      return text
    },
    async attempt(name, values = {}, options = {}) {
      const operation = operationById(contract, name)
      const valid = (options.intent ?? 'valid') === 'valid'
      const faults = valid ? ownFaults(operation, values, contract, validators, api.credentialParameters) : []
      if (faults.length > 0)
        throw new OwnFault(`the suite's own call of ${name} breaks the contract: ${faults.join('; ')}`)
      return dispatch(buildRequest(operation, values), options)
    },
    async call(name, values, options) {
      const exchange = await stage.attempt(name, values, options)
      if (isAnswered(exchange)) return exchange
      throw new Unavailable(`${name} was not answered: ${exchange.failure?.message}`)
    },
    attemptSend({ query = '', headers = [], ...request }, options = {}) {
      return dispatch({ ...request, query, headers }, { as: 'nobody', intent: 'beside', ...options })
    },
    async send(request, options) {
      const exchange = await stage.attemptSend(request, options)
      if (isAnswered(exchange)) return exchange
      throw new Unavailable(`${request.method} ${request.path} was not answered: ${exchange.failure?.message}`)
    },
    async together(requests, { as = 'nobody' } = {}) {
      const built = requests.map(({ query = '', headers = [], ...rest }) => ({ ...rest, query, headers }))
      return client.together(await Promise.all(built.map((each) => authorized(each, as))), scope, 'beside')
    },
    check(requirement, condition, message, ...evidence) {
      if (!story.covers.includes(requirement))
        throw new OwnFault(`the story "${id}" judges ${requirement} without covering it`)
      around.onJudgement({
        requirement,
        check: id,
        layer,
        outcome: condition ? 'pass' : 'fail',
        exchanges: evidence.map((exchange) => exchange.id),
        ...(condition ? {} : { message }),
      })
      return condition
    },
    control(requirement, condition, message, ...evidence) {
      if (!stage.check(requirement, condition, message, ...evidence)) {
        throw new Unavailable(`what had to hold first did not (${requirement}): ${message}`)
      }
    },
    require(condition, reason) {
      if (!condition) throw new Unavailable(reason)
    },
  }
  return stage
}
