import { existsSync, readFileSync } from 'node:fs'
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

/**
 * Reads and indexes one contract.
 * @throws Error naming the file when it cannot be read or is no OpenAPI document.
 */
export const loadContract = async (api: string, profile?: string): Promise<Contract> => {
  const file = contractFile(api)
  const text = readFileSync(file, 'utf8')
  const document = (file.endsWith('.json') ? JSON.parse(text) : (await import('yaml')).parse(text)) as Document
  if (typeof document?.openapi !== 'string') throw new Error(`${file}: not an OpenAPI document (no "openapi" version)`)
  return createContract(api, document, profile)
}
