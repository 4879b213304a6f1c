import type { Ids } from '../../engine/ids.js'
import type { Reply } from '../../engine/http.js'
import { refusal } from './refusal.js'

/** The web server, unlike the gateway, spreads its JSON over lines. */
export const WEB_INDENT = '\t'

/** How much a media type is wanted (RFC 9110 section 12.5.1); 0 where an `Accept` leaves it out. */
const quality = (accept: string, type: string): number => {
  const wanted = new Map(
    accept.split(',').map((range): [string, number] => {
      const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
      const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
      return [name, q === undefined ? 1 : Number(q) || 0]
    }),
  )
  return wanted.get(type) ?? wanted.get(`${type.split('/')[0]}/*`) ?? wanted.get('*/*') ?? 0
}

const prefersHtml = (accept: string): boolean => quality(accept, 'text/html') > quality(accept, 'application/json')

/** What the web server says of a path that it does not serve: a page to browsers, the stack's error to all others. */
export const routeNotFound = (route: string, accept: string, ids: Ids): Reply =>
  prefersHtml(accept)
    ? {
        status: 404,
        headers: { 'content-type': 'text/html; charset=utf-8' },
        body: '<!DOCTYPE html><title>Not Found</title>',
      }
    : { ...refusal('pkg/webhandlers:route_not_found', ids, { route }), indent: WEB_INDENT }
