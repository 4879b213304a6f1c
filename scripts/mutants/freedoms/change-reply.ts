import type { HttpReply } from '../../../src/engine/http.js'
import type { HttpRequest } from '../../../src/engine/http.js'
import type { Mutation } from '../mutant.js'
import { parseBody } from '../survey.js'

type Json = Record<string, unknown>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Changes answers on their way out. */
export const changeReply = (change: (reply: HttpReply, request: HttpRequest) => HttpReply): Mutation => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    return { ...outcome, reply: change(structuredClone(outcome.reply), request) }
  },
})

/** Changes the bodies of answers that are JSON. */
export const changeBody = (change: (body: unknown, reply: HttpReply, request: HttpRequest) => unknown): Mutation =>
  changeReply((reply, request) => {
    const body = parseBody(reply.body)
    return body === undefined ? reply : { ...reply, body: JSON.stringify(change(body, reply, request)) }
  })

/** Changes every object of a body, the inner ones first. */
export const everyObject = (value: unknown, change: (object: Json) => Json): unknown => {
  if (Array.isArray(value)) return value.map((item) => everyObject(item, change))
  if (!isJson(value)) return value
  return change(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, everyObject(inner, change)])))
}

/** Takes fields out, wherever they stand. */
export const without = (...names: string[]): Mutation =>
  changeBody((body) =>
    everyObject(body, (object) => Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))),
  )

/** Gives fields that are there another value. */
export const withValues = (values: Readonly<Record<string, (value: unknown) => unknown>>): Mutation =>
  changeBody((body) =>
    everyObject(body, (object) =>
      Object.fromEntries(Object.entries(object).map(([name, value]) => [name, values[name]?.(value) ?? value])),
    ),
  )

/** Gives objects that have a certain field some more, or null for what they have. */
export const withMore = (mark: string, more: Json): Mutation =>
  changeBody((body) => everyObject(body, (object) => (mark in object ? { ...object, ...more } : object)))
