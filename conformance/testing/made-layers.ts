import { ADMIN as OKTA } from './okta-server.js'
import { edgegapServer, KEY } from './edgegap-server.js'
import { identityServer } from './identity-server.js'
import { judge } from './judge.js'
import { oktaServer } from './okta-server.js'
import { ADMIN as SLACK, slackServer } from './slack-server.js'
import { thingsStackServer } from './things-stack-server.js'
import type { Report, VerifyOptions } from '../index.js'
import type { Answer, Request, TestServer } from './server.js'

/** What the hand-made servers of all APIs can have changed. */
export interface AnyVariation {
  answer?(plain: Answer, request: Request): Answer | undefined | Promise<Answer | undefined>
}

interface HandMade {
  server(vary: AnyVariation): Promise<TestServer>
  headers: Record<string, string>
  /** Ends everything that the server has, by a hand of its own. */
  wipe(server: TestServer): void
}

const wipeMemory = (server: TestServer): void => {
  const { memory } = server as unknown as { memory: { things: { kind: string; alive: boolean }[] } }
  for (const thing of memory.things) if (thing.kind === 'session') thing.alive = false
}

export const HAND_MADE = {
  okta: { server: oktaServer, headers: OKTA, wipe: wipeMemory },
  identity: { server: identityServer, headers: {}, wipe: wipeMemory },
  slack: { server: slackServer, headers: SLACK, wipe: wipeMemory },
  'things-stack': { server: thingsStackServer, headers: {}, wipe: wipeMemory },
  edgegap: {
    server: edgegapServer,
    headers: KEY,
    wipe(server) {
      const { world } = server as unknown as { world: { sessions: Map<string, { deletedAt?: number }>; now(): number } }
      for (const session of world.sessions.values()) session.deletedAt = world.now()
    },
  },
} satisfies Record<string, HandMade>

export type HandMadeApi = keyof typeof HAND_MADE

/** Whether a requirement is judged by the layers that are made from the contract. */
export const isMade = (id: string): boolean => /\.(form|robust)\./.test(id)

/** Judges a hand-made server by the layers that are made from the contract. */
export const judgeMade = async (
  api: HandMadeApi,
  vary: object = {},
  options: Partial<VerifyOptions> = {},
): Promise<Report> => {
  const { server, headers } = HAND_MADE[api] as HandMade
  return judge(await server(vary), api, { only: ['generated', 'robustness'], headers, ...options })
}
