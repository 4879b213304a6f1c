import type { Stage } from '../../engine/provider.js'
import { FORM, postType, TEXT } from './post-type.js'
import { refuse } from './replies.js'
import type { SlackContext } from './tables.js'

const BROKEN_ESCAPE = /%(?![0-9a-f]{2})/i

/** A form with a broken percent-escape is no form. Before `decode`, which would take it as it is. */
export const checkForm: Stage<SlackContext> = ({ request }) => {
  if (![FORM, TEXT].includes(postType(request))) return undefined
  return BROKEN_ESCAPE.test(new TextDecoder().decode(request.body)) ? refuse(request, 'invalid_form_data') : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** After `decode`: no body is one without arguments, and null in JSON leaves an argument to its default. */
export const readArguments: Stage<SlackContext> = ({ request, input }) => {
  const sent = input.body === undefined ? {} : input.body
  if (!isObject(sent)) return refuse(request, 'json_not_object')
  input.body = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null))
  return undefined
}

/** The documentation speaks of very long names only; the number is inferred. */
const LONGEST_NAME = 255

/** Names of arguments are plain words, and no argument is a list, in PHP's spelling (`id[7]`) or in JSON. */
export const checkArguments: Stage<SlackContext> = ({ request, input }) => {
  for (const [name, value] of Object.entries(input.body as object)) {
    if (Array.isArray(value) || /^\w+\[.*\]$/.test(name)) return refuse(request, 'invalid_array_arg')
    if (!/^\w+$/.test(name) || name.length > LONGEST_NAME) return refuse(request, 'invalid_arg_name')
  }
  return undefined
}
