import type { Stage } from '../../engine/provider.js'
import { charset, isForm, isText, postType } from './post-type.js'
import { refuse } from './replies.js'
import type { SlackContext } from './tables.js'

const CHARSETS = ['utf-8', 'iso-8859-1']

/** Content type and charset are judged before anything is read. */
export const checkPostType: Stage<SlackContext> = ({ request }) => {
  const type = postType(request)
  if (type === '') {
    const payload = request.body.length > 0 || request.tooLarge
    return payload ? refuse(request, 'missing_post_type') : undefined
  }
  if (!isForm(type) && !isText(type)) return refuse(request, 'invalid_post_type')
  return CHARSETS.includes(charset(request) ?? 'utf-8') ? undefined : refuse(request, 'invalid_charset')
}
