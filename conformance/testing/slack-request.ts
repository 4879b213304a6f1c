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
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.find((each) => each.startsWith('charset='))?.slice('charset='.length) ?? 'utf-8'
  if (charset !== 'utf-8' && charset !== 'iso-8859-1') return refusal('invalid_charset')
  if (type === '' && body !== '') return refusal('missing_post_type')
  if (type === 'application/x-www-form-urlencoded' || body === '') return readForm(body)
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

const readForm = (body: string): Arguments | Answer => {
  if (/%(?![0-9a-f]{2})/i.test(body)) return refusal('invalid_form_data')
  const form = new URLSearchParams(body)
  const names = [...form.keys()]
  if (names.some((name) => /^\w+\[.*\]$/.test(name))) return refusal('invalid_array_arg')
  return names.every((name) => /^\w*$/.test(name)) ? Object.fromEntries(form) : refusal('invalid_arg_name')
}
