import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { UserError } from '../input/user-error.js'
import { judging, loadSuite } from './load-suite.js'
import type { Exit } from './exit.js'

interface ProxyFlags {
  target?: string
  port: string
  host: string
  profile?: string
  cacert?: string
  har?: string
  keepSecrets?: boolean
  enforce?: boolean
}

/** `facsimile proxy <api> --target URL` */
export const proxyCommand = (program: Command, exit: Exit): void => {
  program
    .command('proxy')
    .description('stand between a client and an implementation, and hold both against the contract')
    .argument('[api]', 'which API the target implements')
    .option('--target <url>', 'the base URL that the address of the proxy stands for')
    .option('--port <number>', 'port to listen on, 0 for a free one', '4020')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--profile <profile>', 'documented or live (default: documented)')
    .option('--cacert <file>', 'certificates (PEM) to trust besides the usual ones')
    .option('--har <file>', 'record to an HTTP Archive, secrets blotted out')
    .option('--keep-secrets', 'record credentials as they are')
    .option('--enforce', 'answer violations (400 for a request, 502 for an answer) instead of passing them on')
    .action(async (api: string | undefined, flags: ProxyFlags) => {
      exit.code = await runProxy(api, flags)
    })
}

/** Serves until SIGINT or SIGTERM; answers 1 when the target broke a MUST. */
const runProxy = async (api: string | undefined, flags: ProxyFlags): Promise<number> => {
  const suite = await loadSuite()
  if (api === undefined) throw new UserError(`which API? Give one of ${Object.keys(suite.apis).join(', ')}`)
  if (flags.target === undefined)
    throw new UserError('which target? Give --target with the base URL of the implementation')
  const { target, host, har, keepSecrets = false, enforce = false } = flags
  const profile = readProfile(flags.profile)
  const port = readPort(flags.port)
  const ca = flags.cacert === undefined ? undefined : readText(flags.cacert)
  return judging(suite, async () => {
    const print = (line: string) => void process.stdout.write(`${line}\n`)
    const log = suite.createProxyLog({ print, keepSecrets, ...(har === undefined ? {} : { har }) })
    const proxy = await suite.startProxy({
      api,
      target,
      port,
      host,
      enforce,
      ...(profile === undefined ? {} : { profile }),
      ...(ca === undefined ? {} : { ca }),
      onExchange: log.add,
    })
    print(
      `${proxy.url} stands for ${target.replace(/\/\/[^/@]*@/, '//')} (${api}${enforce ? ', violations are answered' : ''})`,
    )
    if (har !== undefined) print(`recording to ${har}${keepSecrets ? ', credentials included' : ''}. Stop with Ctrl-C.`)
    else print('Stop with Ctrl-C.')
    await new Promise<void>((resolve) => {
      process.once('SIGINT', resolve)
      process.once('SIGTERM', resolve)
    })
    await proxy.close()
    log.close()
    const { exchanges, brokenRequests, brokenAnswers } = log.tally
    print(
      `${exchanges} exchanges; against the contract: ${brokenRequests} of the requests, ${brokenAnswers} of the answers`,
    )
    return brokenAnswers > 0 ? 1 : 0
  })
}

const readProfile = (text: string | undefined): 'documented' | 'live' | undefined => {
  if (text === undefined || text === 'documented' || text === 'live') return text
  throw new UserError(`--profile takes documented or live, not "${text}"`)
}

const readPort = (text: string): number => {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text)
  throw new UserError(`--port takes a number from 0 to 65535, not "${text}"`)
}

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UserError(`cannot read the certificate file "${file}": ${(error as NodeJS.ErrnoException).code}`)
  }
}
