import type { Answer, Request } from './server.js'

export interface Thing {
  id: string
  kind: string
  alive: boolean
  attributes: Record<string, unknown>
  headers?: Record<string, string>
}

/** Things of a hand-made server, and a driver for them. */
export interface Memory {
  things: Thing[]
  of(kind: string, where?: Record<string, unknown>): Thing[]
  find(kind: string, id: string): Thing | undefined
  /** Answers a driver call; `path` begins after the driver's base. */
  driver(request: Request, path: string): Answer
  /** The server's clock. */
  now(): number
}

export interface MemoryOptions {
  api: string
  kinds: Record<string, string[]>
  clock?: boolean
  id(kind: string, count: number): string
  /** Completes a thing when it is made, or says why it cannot be. */
  prepare?(thing: Thing): string | undefined
  /** What the driver says of a thing besides its id. */
  tell?(thing: Thing): Record<string, unknown>
  /** Whether a thing counts as alive at a time. */
  alive?(thing: Thing, now: number): boolean
}

export const createMemory = ({ api, kinds, clock = true, id, prepare, tell, alive }: MemoryOptions): Memory => {
  let count = 0
  let moved = 0
  const memory: Memory = {
    things: [],
    of: (kind, where = {}) =>
      memory.things.filter(
        (thing) =>
          thing.kind === kind && Object.entries(where).every(([name, value]) => thing.attributes[name] === value),
      ),
    find: (kind, wanted) => memory.things.find((thing) => thing.kind === kind && thing.id === wanted),
    now: () => Date.now() + moved,
    driver({ method, body }, path) {
      const [, kind = '', rawId] = path.split('/')
      const sent = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>
      if (kind === '') return { status: 200, body: { api, kinds, clock, reset: true } }
      if (kind === 'clock') {
        const [, hours = '0', minutes = '0', seconds = '0'] =
          /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(String(sent['advance'])) ?? []
        moved += ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
        return { status: 200, body: { now: new Date(memory.now()).toISOString() } }
      }
      if (kind === 'reset') {
        memory.things.length = 0
        moved = 0
        return { status: 204 }
      }
      if (!kinds[kind]) return { status: 404, body: { error: `no ${kind} here` } }
      if (method === 'POST') {
        count += 1
        const thing: Thing = { id: id(kind, count), kind, alive: true, attributes: sent }
        const refused = prepare?.(thing)
        if (refused !== undefined) return { status: 422, body: { error: refused } }
        memory.things.push(thing)
        return {
          status: 201,
          body: { id: thing.id, ...tell?.(thing), ...(thing.headers ? { headers: thing.headers } : {}) },
        }
      }
      const found = memory.find(kind, decodeURIComponent(rawId ?? ''))
      if (!found) return { status: 404, body: { error: 'never was' } }
      if (method === 'DELETE') {
        found.alive = false
        return { status: 204 }
      }
      return {
        status: 200,
        body: { id: found.id, ...tell?.(found), alive: found.alive && (alive?.(found, memory.now()) ?? true) },
      }
    },
  }
  return memory
}
