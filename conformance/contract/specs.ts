import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const SPECS = fileURLToPath(new URL('../../specs/', import.meta.url))

/** Where each sort of document stands: as written in the checkout, or bundled in the built package. */
const PLACES = {
  contract: (api: string) => [`${SPECS}${api}.json`, `${SPECS}${api}/openapi.yaml`],
  requirements: (api: string) => [`${SPECS}${api}.requirements.json`, `${SPECS}${api}/requirements.yaml`],
} as const

/**
 * Reads one document of an API.
 * @throws Error naming the places looked at when there is none.
 */
export const readSpec = (api: string, sort: keyof typeof PLACES): unknown => {
  const places = PLACES[sort](api)
  const file = places.find((place) => existsSync(place))
  if (!file) throw new Error(`no ${sort} of "${api}": looked for ${places.join(' and ')}`)
  return parse(readFileSync(file, 'utf8')) as unknown
}
