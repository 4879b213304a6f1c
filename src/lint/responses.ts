import type { Document, ResponseObject } from '../contract/document.js'
import { followAll } from './follow.js'
import { operationsOf } from './operations.js'
import type { At, Context } from './rule.js'

/** One documented answer: `200 of GET /sessions`. */
export interface ResponseAt extends At<ResponseObject> {
  label: string
  /** As written: `200`, `4XX`, `default`. */
  status: string
  /** The answer to a HEAD request has no body, whatever else is said. */
  head: boolean
}

/** Every answer that can be asked for: those of the operations, and those where no operation matches (`x-unmatched`). */
export const responsesOf = (root: Document, ctx: Context): ResponseAt[] => {
  const seen = new Set<string>()
  const all = [...ofOperations(root, ctx), ...ofUnmatched(root, ctx)]
  return all.filter(({ location, status }) => {
    const key = `${location.source.absoluteRef}${location.pointer} ${status}`
    return !seen.has(key) && seen.add(key)
  })
}

const ofOperations = (root: Document, ctx: Context): ResponseAt[] =>
  operationsOf(root, ctx).flatMap(({ node, location, label, method }) =>
    followAll<ResponseObject>(ctx, node.responses, location.child(['responses'])).map(({ name, ...at }) => ({
      ...at,
      label: `${name} of ${label}`,
      status: name,
      head: method === 'head',
    })),
  )

const ofUnmatched = (root: Document, ctx: Context): ResponseAt[] =>
  Object.entries(root['x-unmatched'] ?? {}).flatMap(([reason, responses]) =>
    followAll<ResponseObject>(ctx, responses, ctx.location.child(['x-unmatched', reason])).map(({ name, ...at }) => ({
      ...at,
      label: `${name} where no ${reason} matches`,
      status: name,
      head: false,
    })),
  )

/** Whether a status tells of a refusal; `default` stands for every status that is not listed, so for refusals too. */
export const isRefusal = (status: string): boolean => /^[45]/.test(status) || status === 'default'

/** Statuses whose answers cannot have a body (RFC 9110). */
export const isBodiless = (status: string): boolean => /^1/.test(status) || ['204', '205', '304'].includes(status)
