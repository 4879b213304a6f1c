import type { Api } from '../apis/api.js'
import { Unavailable } from '../run/stops.js'
import type { Random } from '../run/random.js'
import { can, type Attributes, type Driver, type DriverDescription, type Made, type Observation } from './driver.js'
import type { Ownership } from './ownership.js'
import type { OwnedThing, Target } from './target.js'

/** A thing that a story works with. */
export interface Thing extends Made {
  kind: string
  /** Of a credential: the headers that present it. */
  headers: Readonly<Record<string, string>>
  /** Named in the configuration instead of made: it may have more than was asked for. */
  borrowed?: true
}

export interface ArrangerOptions {
  api: Api
  target: Target
  driver: { driver: Driver; description: DriverDescription } | undefined
  ownership: Ownership
  /** Told of every credential before it is used. */
  onCredential: (headers: Readonly<Record<string, string>>) => void
}

/** Makes, watches and removes what stories need: by the driver, else from what the configuration names. */
export interface Arranger {
  /** @throws Unavailable with what to provide, where no such thing is to be had. */
  make(kind: string, attributes: Attributes, random: Random): Promise<Thing>
  /** Whether a thing is alive. @throws Unavailable where nobody can tell. */
  alive(kind: string, id: string): Promise<boolean>
  /** What the driver shows of a thing, undefined where it never was. @throws Unavailable where nobody can tell. */
  observe(kind: string, id: string): Promise<Observation | undefined>
  /** Whether `alive` and `observe` can be asked. */
  observable(kind: string): boolean
  /** Ends a thing by a hand outside the API. @throws Unavailable where the driver cannot. */
  end(kind: string, id: string): Promise<void>
  /** Moves the target's clock; answers its time. @throws Unavailable where the driver cannot. */
  advance(duration: string): Promise<number>
  /** Whether the clock can be moved. */
  readonly clock: boolean
  /** Takes on a thing that a call of the API has made. */
  adopt(kind: string, id: string): void
  /** Hands over what was adopted since the last time, for somebody to remove. */
  handOver(): { kind: string; id: string }[]
  /** Whether a story is using things of the configuration just now. */
  readonly borrows: boolean
  /** Takes back the things that a story borrowed from the configuration and did not use up. */
  giveBack(): void
  /** Removes what was made; answers what stays behind. */
  cleanUp(): Promise<{ kind: string; id: string }[]>
}

export const createArranger = ({ api, target, driver, ownership, onCredential }: ArrangerOptions): Arranger => {
  const made: { kind: string; id: string }[] = []
  const adopted: { kind: string; id: string }[] = []
  const lent = new Set<OwnedThing>()
  const usedUp = new Set<OwnedThing>()
  let standing: Thing | undefined
  for (const [kind, things] of Object.entries(target.own)) {
    for (const { id } of things) if (id !== undefined && kind !== 'credential') ownership.add(id, 'named')
  }

  const toThing = (kind: string, given: { id?: string; headers?: unknown; [more: string]: unknown }): Thing => {
    const headers = (given.headers ?? {}) as Record<string, string>
    if (kind === 'credential') onCredential(headers)
    return { ...given, kind, id: given.id ?? '', headers }
  }

  const fitting = (kind: string, wanted: Attributes): OwnedThing[] =>
    (target.own[kind] ?? []).filter((thing) =>
      Object.entries(wanted).every(([name, value]) => JSON.stringify(thing[name]) === JSON.stringify(value)),
    )

  const fromConfig = (kind: string, wanted: Attributes): Thing | undefined => {
    const found = fitting(kind, wanted).find((thing) => !lent.has(thing) && !usedUp.has(thing))
    if (!found) return undefined
    ;(api.kinds[kind]?.usedUp ? usedUp : lent).add(found)
    return { ...toThing(kind, found), borrowed: true }
  }

  const byDriver = async (kind: string, attributes: Attributes): Promise<Thing | { refused: string } | undefined> => {
    if (!driver || !can(driver.description, kind, 'create')) return undefined
    const answer = await driver.driver.create(kind, attributes)
    if ('refused' in answer) return { refused: String(answer['refused']) }
    made.push({ kind, id: answer.id })
    if (kind !== 'credential') ownership.add(answer.id, 'made')
    return toThing(kind, answer)
  }

  const observe: Arranger['observe'] = async (kind, id) => {
    if (!driver || !can(driver.description, kind, 'observe')) {
      throw new Unavailable(`nobody can tell whether a ${kind} is alive`, `give a driver with "${kind}": ["observe"]`)
    }
    return driver.driver.observe(kind, id)
  }

  return {
    async make(kind, attributes, random) {
      const ordinary = kind === 'credential' && Object.keys(attributes).length === 0
      if (ordinary && Object.keys(target.credential).length > 0)
        standing ??= toThing(kind, { id: 'given', headers: target.credential })
      if (ordinary && standing) return standing
      const answer = await byDriver(kind, attributes)
      if (answer && !('refused' in answer)) {
        if (ordinary) standing = answer as Thing
        return answer as Thing
      }
      const own = fromConfig(kind, attributes)
      if (own) return own
      const forged = api.kinds[kind]?.forge?.(attributes, random)
      if (forged) return toThing(kind, forged)
      const wanted = describe(kind, attributes)
      if (answer) throw new Unavailable(`the driver cannot make ${wanted}: ${String(answer['refused'])}`)
      const header =
        kind === 'credential' && Object.keys(attributes).length === 0 ? "--header 'Authorization: …', " : ''
      const taken = fitting(kind, attributes).length
      throw new Unavailable(
        `nobody makes ${taken === 0 ? wanted : `another ${wanted.slice(2)}`}`,
        `give ${header}a driver with "${kind}": ["create"], or name ${
          taken === 0 ? 'one' : `more than the ${taken} that fit and are in use or used up`
        } under own.${kind} in the configuration`,
      )
    },
    alive: async (kind, id) => (await observe(kind, id))?.alive ?? false,
    observe,
    observable: (kind) => driver !== undefined && can(driver.description, kind, 'observe'),
    async end(kind, id) {
      if (!driver || !can(driver.description, kind, 'delete')) {
        throw new Unavailable(`nobody can end a ${kind} from outside`, `give a driver with "${kind}": ["delete"]`)
      }
      await driver.driver.end(kind, id)
    },
    async advance(duration) {
      if (!driver?.description.clock) {
        throw new Unavailable('the clock of the target cannot be moved', 'give a driver with "clock": true')
      }
      return driver.driver.advance(duration)
    },
    clock: driver?.description.clock ?? false,
    adopt(kind, id) {
      ownership.add(id, 'made')
      adopted.push({ kind, id })
    },
    handOver: () => adopted.splice(0),
    get borrows() {
      return lent.size > 0
    },
    giveBack: () => lent.clear(),
    async cleanUp() {
      if (!driver || made.length === 0) return []
      const { driver: hand, description } = driver
      const left: { kind: string; id: string }[] = []
      // what was made last may hang on what was made first
      for (const { kind, id } of made.reverse()) {
        if (!can(description, kind, 'delete')) left.push({ kind, id: kind === 'credential' ? '***' : id })
        else await hand.end(kind, id)
      }
      if (left.length === 0 || !description.reset) return left
      // a reset takes everything the driver ever made, so it is for what goes no other way
      await hand.reset()
      return []
    },
  }
}

const describe = (kind: string, attributes: Attributes): string => {
  const wanted = Object.entries(attributes).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
  return wanted.length === 0 ? `a ${kind}` : `a ${kind} with ${wanted.join(', ')}`
}
