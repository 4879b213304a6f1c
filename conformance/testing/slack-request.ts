import type { Answer, Request } from './server.js'

/** Arguments as text; an empty one is there, a missing one is not. */
export type Arguments = Readonly<Record<string, string | undefined>>

/** The token and the arguments of a request to the hand-made Slack, or why there are none. */
export const readSlackRequest = (request: Request): { token: string | undefined; args: Arguments | Answer } => {
  const args = readArguments(request)
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1]
  const inForm = 'status' in args ? undefined : (args as Arguments)['token']
  const token = bearer || request.headers['token'] || inForm || request.query.get('token')
  return { token: token ? String(token) : undefined, args }
}

const refusal = (error: string): Answer => ({ status: 200, body: { ok: false, error } })

const readArguments = ({ headers, body }: Request): Arguments | Answer => {
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded' || body === '') return Object.fromEntries(new URLSearchParams(body))
  if (type !== 'application/json') return refusal('invalid_post_type')
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return refusal('invalid_json')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refusal('json_not_object')
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (each === null ? [] : [[name, String(each)]])),
  )
}
