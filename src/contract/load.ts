import { existsSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createContract, type Contract } from './contract.js'
import type { Document } from './document.js'

/** The hand-written contracts in a checkout; their bundles in the built package, which has the same shape. */
const SPECS = fileURLToPath(new URL('../../specs/', import.meta.url))

/** Where an API's document is read from: the bundle where there is one, else the YAML in the checkout. */
export const contractFile = (api: string): string => {
  const bundle = `${SPECS}${api}.json`
  return existsSync(bundle) ? bundle : `${SPECS}${api}/openapi.yaml`
}

/** What was read before, by file; good for as long as the file has not changed. */
const known = new Map<string, { changed: number; document: Document; contracts: Map<string, Contract> }>()

/**
 * Reads and indexes one contract; once per state of its file and profile.
 * @throws Error naming the file when it cannot be read or is no OpenAPI document.
 */
export const loadContract = async (api: string, profile = 'documented'): Promise<Contract> => {
  const file = contractFile(api)
  const changed = statSync(file).mtimeMs
  let entry = known.get(file)
  if (!entry || entry.changed !== changed) {
    entry = { changed, document: await readDocument(file), contracts: new Map() }
    known.set(file, entry)
  }
  const contract = entry.contracts.get(profile) ?? createContract(api, entry.document, profile)
  entry.contracts.set(profile, contract)
  return contract
}

const readDocument = async (file: string): Promise<Document> => {
  const text = readFileSync(file, 'utf8')
  const document = (
    file.endsWith('.json') ? JSON.parse(text) : (await import('../input/yaml.js')).parse(text)
  ) as Document
  if (typeof document?.openapi !== 'string') throw new Error(`${file}: not an OpenAPI document (no "openapi" version)`)
  return document
}
