import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotJudge } from '../run/stops.js'
import type { Prism } from './find-prism.js'

export interface RunningPrism {
  url: string
  close(): Promise<void>
}

/** Milliseconds until Prism has to listen. */
const PATIENCE = 60_000

/**
 * Starts Prism as a validating proxy in front of `upstream`.
 * @throws CannotJudge when it does not come up.
 */
export const startPrism = async ({ main }: Prism, document: object, upstream: string): Promise<RunningPrism> => {
  const folder = mkdtempSync(join(tmpdir(), 'facsimile-prism-'))
  const file = join(folder, 'openapi.json')
  writeFileSync(file, JSON.stringify(document))
  const args = [main, 'proxy', file, upstream, '--host', '127.0.0.1', '--port', '0', '--cors', 'false']
  // proxies of the environment are for the target, which Prism does not talk to
  const { HTTP_PROXY: _a, http_proxy: _b, ...env } = process.env
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const close = async (): Promise<void> => {
    child.kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let told = ''
      const fail = (why: string) =>
        reject(new CannotJudge(`Prism did not start: ${why} ${told.trim().split('\n').at(-1) ?? ''}`.trim()))
      const timer = setTimeout(() => fail(`nothing within ${PATIENCE / 1000} s.`), PATIENCE)
      const listen = (chunk: Buffer) => {
        told = (told + chunk.toString()).slice(-4000)
        const found = /Prism is listening on (http:\/\/\S+?:\d+)/.exec(told)?.[1]
        if (found === undefined) return
        clearTimeout(timer)
        resolve(found)
      }
      child.stdout.on('data', listen)
      child.stderr.on('data', listen)
      child.once('error', (error) => fail(error.message))
      child.once('exit', (code) => {
        clearTimeout(timer)
        fail(`it ended with ${code}.`)
      })
    })
    // a full pipe would halt it
    child.stdout.removeAllListeners('data').resume()
    child.stderr.removeAllListeners('data').resume()
    return { url, close }
  } catch (error) {
    await close()
    throw error
  }
}
