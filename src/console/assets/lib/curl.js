// @ts-check
/** @param {string} text */
const quote = (text) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

/**
 * A request as a curl command that a shell takes as it is.
 * @param {{ method: string, url: string, headers: Record<string, string>, body?: string | undefined }} request
 */
export const curlOf = ({ method, url, headers, body }) =>
  [
    'curl -i',
    ...(method === 'GET' && body === undefined ? [] : [`-X ${method}`]),
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    // not -d, which would read a file where the body begins with @
    ...(body === undefined ? [] : [`--data-raw ${quote(body)}`]),
    quote(url),
  ].join(' ')
