import { CONTROL_MOUNT } from '../control/control-plane.js'
import type { ExampleRequest } from '../engine/provider.js'
import type { Mock } from '../mock/create-mock.js'
import { VERSION } from '../version.js'

/** What greets the user: per API its base URL, a credential to paste and a curl line that works as printed. */
export const startUpText = async (mock: Mock, url: string): Promise<string> => {
  const lines = [`Facsimile ${VERSION}`, '']
  for (const { provider, realm, context } of mock.apis) {
    const base = url + provider.mounts[0]
    const [credential] = await provider.credentials(context)
    lines.push(`${provider.title}${realm.profile === 'live' ? ' (live)' : ''}`)
    lines.push(`  base URL    ${base}`)
    lines.push(`  credential  ${credential ? headerLines(credential.headers) : 'none needed'}`)
    lines.push(`  try         ${curlLine(base, await provider.example(context))}`, '')
  }
  lines.push(`Control plane ${url}${CONTROL_MOUNT}. Stop with Ctrl+C.`, '')
  return lines.join('\n')
}

const headerLines = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')

const quote = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

/** A request as a curl command that a shell takes as it is. */
export const curlLine = (base: string, { method, path, headers = {}, body }: ExampleRequest): string =>
  [
    'curl -i',
    ...(method === 'GET' ? [] : [`-X ${method}`]),
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quote(body)}`]),
    quote(base + path),
  ].join(' ')
