import { fileURLToPath } from 'node:url'
import { existsSync } from 'node:fs'
import { contractFile, loadContract } from '../contract/load.js'
import type { Contract } from '../contract/contract.js'
import { createValidators, type Check, type Validators } from '../contract/validators.js'
import { rowSchema } from '../engine/fields.js'
import type { Provider } from '../engine/provider.js'
import type { Realm } from '../engine/world.js'
import {
  builtFixture,
  fixtureFilesAt,
  fixtureOf,
  readFixtureFile,
  type FixtureContent,
  type FixtureFile,
} from '../fixtures/fixture-file.js'
import { suggestion } from '../input/nearest.js'
import { UserError } from '../input/user-error.js'
import { fileError } from '../input/yaml-file.js'
import { seedRows } from '../fixtures/seed-rows.js'
import { providers } from '../providers/index.js'
import { checkOptions } from './check-options.js'
import { checkNames, profileOf, settingsOf, type MockOptions } from './options.js'

/** One API, made ready: contract, provider, and what a world needs to hold its state. */
export interface MockedRealm {
  contract: Contract
  validators: Validators
  provider: Provider
  realm: Realm
  /** Holds the fields of a collection's rows against a row that somebody gave. */
  rowCheck(collection: string): Check
  /** The people and sessions to begin with. */
  fixtures: readonly FixtureContent[]
  /** The files that contract and seed were read from. */
  inputs: readonly string[]
}

const BUILT_IN = fileURLToPath(new URL('../../fixtures/', import.meta.url))

export const API_NAMES: readonly string[] = Object.keys(providers)

/**
 * Loads what the options ask for.
 * @throws UserError for unknown APIs, profiles, settings, and for fixtures that cannot be used.
 */
export const loadRealms = async (options: MockOptions): Promise<MockedRealm[]> => {
  checkOptions(options)
  const apis = options.apis?.length ? options.apis : API_NAMES
  checkNames(apis, API_NAMES, 'API')
  if (typeof options.profile === 'object') checkNames(Object.keys(options.profile), API_NAMES, 'the API of a profile:')
  checkNames(Object.keys(options.settings ?? {}), API_NAMES, 'the API of a setting:')
  const own = await readAll([options.fixtures ?? []].flat())
  for (const file of own) {
    if (!API_NAMES.includes(file.api))
      throw fileError(file, ['api'], `there is no API "${file.api}"; ${suggestion(file.api, API_NAMES)}`)
  }
  return Promise.all(API_NAMES.filter((api) => apis.includes(api)).map((api) => loadRealm(api, own, options)))
}

const loadRealm = async (api: string, own: readonly FixtureFile[], options: MockOptions): Promise<MockedRealm> => {
  const profile = profileOf(api, options)
  const [contract, { provider }] = await Promise.all([loadContract(api, profile), providers[api]!()])
  const validators = createValidators(contract.document)
  const mine = own.filter((file) => file.api === api)
  // the built package carries what the tests have held against its schema; start-up need not do it again
  const tested = mine.length === 0 && contractFile(api).endsWith('.json')
  const builtIn = existsSync(`${BUILT_IN}${api}`) ? [`${BUILT_IN}${api}`] : []
  const files =
    mine.length > 0 ? mine : tested ? builtIn.flatMap(fixtureFilesAt).map(builtFixture) : await readAll(builtIn)
  const seed = seedRows(provider, tested ? () => [] : validators.foreign(provider.seeding.schema), files)
  const realm: Realm = {
    api,
    layout: provider.layout,
    profile,
    settings: settingsOf(provider, options),
    rateLimits: options.rateLimits ?? false,
    seed,
    ...(provider.resume ? { resume: provider.resume } : {}),
  }
  const schemas = new Map(Object.entries(provider.fields).map(([name, fields]) => [name, rowSchema(fields)]))
  const rowCheck = (collection: string) => validators.foreign(schemas.get(collection)!)
  return {
    contract,
    validators,
    provider,
    realm,
    rowCheck,
    fixtures: files.map(({ data }) => ({ ...data, api })),
    inputs: [contractFile(api), ...files.map(({ file }) => file)],
  }
}

const readAll = async (given: readonly (string | FixtureContent)[]): Promise<FixtureFile[]> =>
  Promise.all(
    given.flatMap((one) =>
      typeof one === 'string' ? filesAt(one).map(readFixtureFile) : [Promise.resolve(fixtureOf(one))],
    ),
  )

/** @throws UserError where there is none: the built-in seed would pass for what somebody wrote. */
const filesAt = (path: string): string[] => {
  const files = fixtureFilesAt(path)
  if (files.length > 0) return files
  throw new UserError(`fixtures: the folder "${path}" holds no fixture file (.yaml, .yml or .json)`)
}
