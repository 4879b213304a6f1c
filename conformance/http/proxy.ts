/** The proxy for a URL by the usual variables (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`, in either case), if any. */
export const proxyFor = (url: URL, env: NodeJS.ProcessEnv): URL | undefined => {
  const read = (name: string) => env[name.toLowerCase()] || env[name] || undefined
  const proxy =
    url.protocol === 'https:' ? (read('HTTPS_PROXY') ?? read('ALL_PROXY')) : (read('HTTP_PROXY') ?? read('ALL_PROXY'))
  if (!proxy || isExempt(url, read('NO_PROXY') ?? '')) return undefined
  return new URL(proxy.includes('://') ? proxy : `http://${proxy}`)
}

const isExempt = ({ hostname, port, protocol }: URL, list: string): boolean => {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const here = port || (protocol === 'https:' ? '443' : '80')
  return list.split(/[\s,]+/).some((entry) => {
    if (entry === '*') return true
    const [, name = '', only] = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(entry.toLowerCase()) ?? []
    const bare = name.replace(/^\*?\./, '')
    if (bare === '' || (only !== undefined && only !== here)) return false
    return host === bare || host.endsWith(`.${bare}`)
  })
}

/** The header that lets us through a proxy that wants a name and a password. */
export const proxyAuthorization = ({ username, password }: URL): Record<string, string> =>
  username === ''
    ? {}
    : {
        'proxy-authorization': `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`,
      }
