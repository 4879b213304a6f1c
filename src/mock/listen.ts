import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BODY_LIMIT, nodeListener, type Answer } from '../adapters/node.js'
import type { Wait } from '../adapters/wait.js'
import { UserError } from '../input/user-error.js'

export interface ListenOptions {
  /** 0 for a free one. Default 0. */
  port?: number
  /** Default 127.0.0.1: only this machine. */
  host?: string
}

export interface Listening {
  /** Such as `http://127.0.0.1:4010`, without a slash at the end; of all addresses of the machine the loopback one. */
  url: string
  port: number
  host: string
  server: Server
  /** What callers of the control plane must show; undefined where only this machine can call. */
  token?: string | undefined
}

/** @throws UserError when the address cannot be had, saying what to type instead. */
export const listen = (
  answer: Answer,
  { port = 0, host = '127.0.0.1' }: ListenOptions,
  wait?: Wait,
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = createServer(nodeListener(answer, BODY_LIMIT, wait))
    server.on('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)))
    server.listen(port, host, () => {
      const actual = (server.address() as AddressInfo).port
      resolve({ url: `http://${inAddress(host)}:${actual}`, port: actual, host, server })
    })
  })

/** What listens everywhere is called by its loopback address: the others cannot be opened, or name no machine. */
const EVERYWHERE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }

const inAddress = (host: string): string => EVERYWHERE[host] ?? (host.includes(':') ? `[${host}]` : host)

const explain = ({ code, message }: NodeJS.ErrnoException, port: number, host: string): UserError => {
  if (code === 'EADDRINUSE') {
    return new UserError(
      `port ${port} is in use on ${host}: stop what uses it, or choose another with --port ${port + 1} (--port 0 takes a free one)`,
    )
  }
  if (code === 'EACCES')
    return new UserError(
      `port ${port} needs more rights than this process has: choose one above 1023, such as --port 4010`,
    )
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new UserError(`host "${host}" is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all`)
  return new UserError(`cannot listen on ${host}:${port}: ${message}`)
}
