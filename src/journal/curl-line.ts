/** A request that curl is to send. */
export interface CurlRequest {
  method: string
  url: string
  headers?: Readonly<Record<string, string>>
  body?: string | undefined
}

const quote = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

/** A request as a curl command that a shell takes as it is. */
export const curlLine = ({ method, url, headers = {}, body }: CurlRequest): string =>
  [
    /[[\]{}]/.test(url) ? 'curl -i -g' : 'curl -i',
    ...(method === (body === undefined ? 'GET' : 'POST') ? [] : [method === 'HEAD' ? '-I' : `-X ${method}`]),
    ...Object.entries(headers).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${quote(body)}`]),
    quote(url),
  ].join(' ')
