import type { Thing } from '../../../testing/memory-driver.js'
import type { Answer, Request } from '../../../testing/server.js'
import type { StackVariation } from '../../../testing/things-stack-server.js'
import { bodyOf } from './changes.js'

/** A fault, and the requirement that has to fail by it. */
export type Fault = [requirement: string, what: string, variation: StackVariation]

export const prefixed = (faults: readonly Fault[]): Fault[] =>
  faults.map(([id, ...rest]) => [`things-stack.${id}`, ...rest])

export const isDelete = ({ method }: Request): boolean => method === 'DELETE'
export const userOf = ({ path }: Request): string => path.split('/')[3] ?? ''
export const sessionOf = ({ path }: Request): string => path.split('/')[5] ?? ''
export const bearer = ({ headers }: Request): string => headers.authorization ?? ''

/** Whether a parameter stands in the query, with that value where one is given. */
export const has =
  (name: string, value?: string) =>
  ({ query }: Request): boolean =>
    value === undefined ? query.has(name) : query.get(name) === value

export const sessionsIn = (answer: Answer) => (bodyOf(answer)['sessions'] ?? []) as Record<string, unknown>[]

export const byId = (rows: readonly Thing[]): Thing[] => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
