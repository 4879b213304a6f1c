import { CONTROL_MOUNT } from '../control/control-plane.js'
import { curlLine } from '../journal/curl-line.js'
import type { Mock } from '../mock/create-mock.js'
import { VERSION } from '../version.js'

/** What greets the user: per API its base URL, a credential to paste and a curl line that works as printed. */
export const startUpText = async (mock: Mock, url: string, token?: string): Promise<string> => {
  const lines = [`Facsimile ${VERSION}`, '']
  for (const { provider, realm, context } of mock.apis) {
    const base = url + provider.mounts[0]
    const [credential] = await provider.credentials(context)
    lines.push(`${provider.title}${realm.profile === 'live' ? ' (live)' : ''}`)
    lines.push(`  base URL    ${base}`)
    lines.push(`  credential  ${credential ? headerLines(credential.headers) : 'none needed'}`)
    const { path, ...request } = await provider.example(context)
    lines.push(`  try         ${curlLine({ ...request, url: base + path })}`, '')
  }
  const control = url + CONTROL_MOUNT
  lines.push(`Console   ${control}/console${token === undefined ? '' : `?token=${token}`}`)
  lines.push(`Worlds    ${url}/~any-name/… or the header X-Facsimile-World: each with a state of its own`)
  if (token !== undefined) lines.push(`Token     Authorization: Bearer ${token} (for ${control} and the drivers)`)
  lines.push('', 'Stop with Ctrl+C.', '')
  return lines.join('\n')
}

const headerLines = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
