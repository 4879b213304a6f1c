import type { Provider } from '../../../src/engine/provider.js'

/** Credential headers as one text, for looking them up. */
export const headersKey = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
    .sort()
    .join('\n')

/** A provider whose driver remembers with which attributes each credential was made. */
export const watchCredentials = (
  provider: Provider,
): { provider: Provider; credentials: Map<string, Readonly<Record<string, unknown>>> } => {
  const credentials = new Map<string, Readonly<Record<string, unknown>>>()
  const kind = provider.driver['credential']
  if (!kind?.create) return { provider, credentials }
  const create: typeof kind.create = async (attributes, context) => {
    const made = await kind.create!(attributes, context)
    if (!('error' in made)) credentials.set(headersKey(made['headers'] as Record<string, string>), attributes)
    return made
  }
  return { provider: { ...provider, driver: { ...provider.driver, credential: { ...kind, create } } }, credentials }
}
