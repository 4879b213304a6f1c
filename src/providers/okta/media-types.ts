import { mediaType } from '../../contract/contract.js'
import type { Stage } from '../../engine/provider.js'
import { refusal } from './refusal.js'
import type { OktaContext } from './tables.js'

const JSON_RANGES = ['application/json', 'application/*', '*/*']

const accepts = (header: string | undefined): boolean =>
  !header || header.split(',').some((range) => JSON_RANGES.includes(mediaType(range)))

/** With the setting `strictMediaTypes`: answers are JSON or nothing, and so are bodies. */
export const mediaTypes: Stage<OktaContext> = ({ request, context }) => {
  if (!context.settings.strictMediaTypes) return undefined
  if (!accepts(request.headers['accept'])) return refusal('E0000019', context.ids)
  const { body, tooLarge, headers } = request
  const hasBody = body.length > 0 || tooLarge === true
  if (hasBody && mediaType(headers['content-type'] ?? '') !== 'application/json') {
    return refusal('E0000021', context.ids)
  }
  return undefined
}
