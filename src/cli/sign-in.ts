import type { components } from '#contract/control'
import { TOKEN_HEADER } from '../control/control-token.js'
import { UserError } from '../input/user-error.js'
import { curlLine } from '../journal/curl-line.js'
import { WORLD_HEADER } from '../worlds/select-world.js'

/** Whom to sign in, where, and at which mock. */
export interface SignInRequest {
  person: string
  apis?: readonly string[] | undefined
  device?: string | undefined
  /** Where the mock is: `http://127.0.0.1:4010`. */
  url: string
  world?: string | undefined
  token?: string | undefined
}

export type SignedIn = components['schemas']['SignedIn']

/** How long the mock may take, in milliseconds. */
const PATIENCE = 10_000

/**
 * Signs a person in at a running mock.
 * @throws UserError where no mock is there, or it refuses: with its own sentence.
 */
export const signInAt = async (request: SignInRequest, fetch = globalThis.fetch): Promise<SignedIn> => {
  const { person, apis, device, world, token } = request
  const url = `${baseOf(request.url)}/_facsimile/sign-in`
  let response: Response
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(world === undefined ? {} : { [WORLD_HEADER]: world }),
        ...(token === undefined ? {} : { [TOKEN_HEADER]: token }),
      },
      body: JSON.stringify({ person, ...(apis ? { apis } : {}), ...(device === undefined ? {} : { device }) }),
      signal: AbortSignal.timeout(PATIENCE),
    })
  } catch {
    throw new UserError(`no mock answers at ${request.url}: start one with "facsimile mock", or say where with --url`)
  }
  const answer = (await response.json().catch(() => undefined)) as (SignedIn & { error?: unknown }) | undefined
  if (response.status === 201 && Array.isArray(answer?.sessions)) return answer
  if (typeof answer?.error === 'string') throw new UserError(answer.error)
  throw new UserError(`what answers at ${request.url} (status ${response.status}) is no mock of this program`)
}

/** The address without a slash at its end. @throws UserError where it is none. */
const baseOf = (url: string): string => {
  if (/^https?:\/\/[^/]/i.test(url) && URL.canParse(url)) return url.replace(/\/+$/, '')
  throw new UserError(`--url takes an address such as http://127.0.0.1:4010, not "${url}"`)
}

/** What a client needs, for people: the session's id, the credential, and a curl line that works as it is. */
export const signedInText = ({ sessions, refused }: SignedIn, { url, world }: SignInRequest): string => {
  const base = baseOf(url) + (world === undefined || world === 'default' ? '' : `/~${world}`)
  const made = sessions.map(({ api, user, id, headers, request: { path, ...request } }) =>
    [
      api,
      `  user        ${user}`,
      `  session     ${id}`,
      `  credential  ${Object.keys(headers).length === 0 ? 'none needed' : headerText(headers)}`,
      `  try         ${curlLine({ ...request, url: base + path })}`,
      '',
    ].join('\n'),
  )
  return [...made, ...refused.map(({ api, reason }) => `${api}\n  refused     ${reason}\n`)].join('\n')
}

const headerText = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
