import { readSpec } from '../contract/specs.js'
import { createTransport } from '../http/transport.js'
import { loadApi } from '../run/load-api.js'
import { nearest } from '../run/nearest.js'
import { CannotJudge } from '../run/stops.js'
import { can, type Driver, type DriverDescription } from '../target/driver.js'
import { httpDriver } from '../target/http-driver.js'
import { loadDriverModule } from '../target/module-driver.js'

export interface DriverCheckOptions {
  /** Address or module file. */
  driver: string
  headers: Readonly<Record<string, string>>
  /** The API that it should serve; by default what it says. */
  api?: string | undefined
}

export interface DriverCheckResult {
  lines: string[]
  sound: boolean
}

/** Holds a driver against the protocol by itself: each kind it claims is made, looked at, ended. */
export const checkDriver = async ({ driver: name, headers, api }: DriverCheckOptions): Promise<DriverCheckResult> => {
  const transport = createTransport({ timeout: 10_000 })
  try {
    const driver = /^https?:\/\//i.test(name)
      ? httpDriver({ url: name, headers, transport })
      : await loadDriverModule(name)
    const description = await driver.describe()
    const lines: string[] = []
    let sound = true
    const say = (good: boolean, text: string) => {
      sound &&= good
      lines.push(`${good ? 'ok  ' : 'BAD '}  ${text}`)
    }
    if (api !== undefined)
      say(description.api === api, `serves ${description.api}${description.api === api ? '' : `, not ${api}`}`)
    else lines.push(`ok    serves ${description.api}`)
    const { kinds } = await loadApi(description.api)
    const known = [...new Set([...knownKinds(description.api), ...Object.keys(kinds), ...ALONE])]
    for (const [kind, verbs] of Object.entries(description.kinds)) {
      if (!known.includes(kind)) say(false, `${kind}: no kind of ${description.api}; ${choice(kind, known)}`)
      for (const verb of verbs.filter((each) => !VERBS.includes(each)))
        say(false, `${kind}: nothing is called "${verb}"; ${choice(verb, VERBS)}`)
    }
    await checkKinds(driver, description, say)
    for (const kind of knownKinds(description.api)) {
      if (!can(description, kind, 'create')) lines.push(`lacks  ${kind}: what needs one stays untested`)
    }
    if (description.clock) {
      const before = await driver.advance('PT0S')
      const after = await driver.advance('PT1M')
      say(after - before >= 60_000, `clock: moved by ${(after - before) / 1000} s when asked for 60 s`)
    } else lines.push('lacks  clock: what needs time to pass stays untested')
    if (description.reset) {
      await driver.reset()
      say(true, 'reset')
    } else lines.push('lacks  reset: what a run makes may stay behind')
    return { lines, sound }
  } finally {
    transport.close()
  }
}

const VERBS = ['create', 'observe', 'delete']

const choice = (name: string, known: readonly string[]): string => {
  const near = nearest(name, known)
  return near === undefined ? `known are ${known.join(', ')}` : `did you mean "${near}"?`
}

type Say = (good: boolean, text: string) => void

const checkKinds = async (driver: Driver, description: DriverDescription, say: Say): Promise<void> => {
  const owners = new Map<string, string>()
  // what belongs to a user or an app needs one made first
  const kinds = Object.keys(description.kinds).sort((a, b) => rank(a) - rank(b))
  for (const kind of kinds) {
    if (!can(description, kind, 'create')) continue
    const attributes = Object.fromEntries(
      [...owners].filter(([owner]) => NEEDS[kind]?.includes(owner) ?? (owner === 'user' && !NO_OWNER.has(kind))),
    )
    if (ALONE.has(kind)) {
      const only = await driver.create(kind, attributes)
      say(!('refused' in only), `${kind}: ${'refused' in only ? `refused: ${String(only.refused)}` : 'can be set'}`)
      if (!('refused' in only) && can(description, kind, 'delete')) await driver.end(kind, only.id)
      continue
    }
    const [one, two] = [await driver.create(kind, attributes), await driver.create(kind, attributes)]
    if ('refused' in one || 'refused' in two) {
      say(false, `${kind}: refused in its ordinary form: ${String(('refused' in one ? one : two)['refused'])}`)
      continue
    }
    owners.set(kind, one.id)
    say(one.id !== two.id, `${kind}: makes ${one.id}${one.id === two.id ? ' twice' : ''}`)
    if (kind === 'credential') say(typeof one['headers'] === 'object', `${kind}: answers the headers that present it`)
    if (can(description, kind, 'observe')) {
      say((await driver.observe(kind, one.id))?.alive === true, `${kind}: is alive after it was made`)
      say((await driver.observe(kind, 'never-was-0')) === undefined, `${kind}: answers 404 for what never was`)
    }
    if (can(description, kind, 'delete') && can(description, kind, 'observe')) {
      await driver.end(kind, two.id)
      say((await driver.observe(kind, two.id))?.alive === false, `${kind}: is not alive after it was ended`)
      say((await driver.observe(kind, one.id))?.alive === true, `${kind}: another one stays alive`)
    }
  }
}

const NEEDS: Readonly<Record<string, readonly string[]>> = { deployment: ['app'], version: ['app'] }
const NO_OWNER = new Set(['user', 'app', 'credential', 'rate-limit'])
/** What a target has one of at most. */
const ALONE = new Set(['rate-limit'])
const rank = (kind: string): number => (['user', 'app'].indexOf(kind) === -1 ? 1 : 0)

/** The kinds that the protocol describes for an API. @throws CannotJudge for an API that there is not. */
const knownKinds = (api: string): string[] => {
  const { 'x-kinds': kinds } = readSpec('driver', 'contract') as { 'x-kinds': Record<string, Record<string, unknown>> }
  const known = kinds[api]
  if (!known)
    throw new CannotJudge(`the driver says that it serves "${api}"; known are ${Object.keys(kinds).join(', ')}`)
  return Object.keys(known)
}
