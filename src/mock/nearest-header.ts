import type { NearestOperation } from './nearest-operation.js'

export const NEAREST_HEADER = 'x-facsimile-nearest'

const LONGEST = 400

/** `okta revokeUserSessions DELETE /okta/api/v1/users/{userId}/sessions; differs: …`, in ASCII and not too long. */
export const nearestText = ({ api, operation, method, path, differs }: NearestOperation): string => {
  const text = `${api} ${operation} ${method} ${path}${differs.length > 0 ? `; differs: ${differs.join(', ')}` : ''}`
  const plain = text.replaceAll(/[^\x20-\x7e]/g, '?')
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 3)}...`
}

/** Headers with the remark on them, such that scripts of other origins may read it too. */
export const withNearest = (
  headers: Readonly<Record<string, string>>,
  nearest: NearestOperation,
): Record<string, string> => {
  const exposed = headers['access-control-expose-headers']
  return {
    ...headers,
    ...(exposed === undefined || exposed === '*'
      ? {}
      : { 'access-control-expose-headers': `${exposed}, X-Facsimile-Nearest` }),
    [NEAREST_HEADER]: nearestText(nearest),
  }
}
