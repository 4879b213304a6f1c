import { request, type RequestOptions } from 'node:http'
import type { Duplex } from 'node:stream'
import { connect } from 'node:tls'
import { proxyAuthorization } from './proxy.js'

/** A proxy that would not let us through. */
export class ProxyRefusal extends Error {}

export interface TunnelOptions {
  proxy: URL
  host: string
  port: number
  ca: string | undefined
  timeout: number
}

/** A TLS connection through a proxy (`CONNECT`). */
export const openTunnel = ({ proxy, host, port, ca, timeout }: TunnelOptions): Promise<Duplex> =>
  new Promise((resolve, reject) => {
    const options: RequestOptions = {
      host: proxy.hostname,
      port: proxy.port || 80,
      method: 'CONNECT',
      path: `${host}:${port}`,
      headers: { host: `${host}:${port}`, ...proxyAuthorization(proxy) },
      agent: false,
      timeout,
    }
    const asked = request(options)
    asked.once('connect', (response, socket) => {
      if (response.statusCode !== 200) {
        socket.destroy()
        return reject(new ProxyRefusal(`the proxy ${proxy.host} answered ${response.statusCode} to CONNECT`))
      }
      const secure = connect({ socket, servername: host, ...(ca === undefined ? {} : { ca }) })
      secure.once('secureConnect', () => resolve(secure))
      secure.once('error', reject)
    })
    asked.once('response', ({ statusCode }) => {
      asked.destroy()
      reject(new ProxyRefusal(`the proxy ${proxy.host} answered ${statusCode} to CONNECT`))
    })
    asked.once('timeout', () => asked.destroy(new ProxyRefusal(`the proxy ${proxy.host} did not answer`)))
    asked.once('error', (error: Error) =>
      reject(new ProxyRefusal(`the proxy ${proxy.host} cannot be used: ${error.message}`)),
    )
    asked.end()
  })
