import type { Contract, Operation } from '../../../src/contract/contract.js'
import type { Profile } from '../../../src/engine/context.js'
import type { TestMock } from '../../../src/testing/harness.js'
import type { LiveCall, Subject } from '../subjects/subject.js'
import { sendCall } from './render-call.js'
import { STRANGE_TEXTS, STRANGE_VALUES } from './strange-values.js'

/** Sends every operation with each of its parameters and fields replaced by strange values, one at a time, and left out. */
export const probeValues = async (
  mock: TestMock,
  contract: Contract,
  subject: Subject,
  profile: Profile,
): Promise<void> => {
  for (const operation of contract.operations) {
    const make = subject.calls[operation.id]
    if (!make) continue
    let call = await make(mock, profile)
    for (const change of changes(operation, call)) {
      const { status, body } = await sendCall(mock, operation, change(call))
      const used = operation.method !== 'GET' && status < 300 && subject.codeOf?.(body) === undefined
      if (used) call = await make(mock, profile)
    }
  }
}

type ChangeCall = (call: LiveCall) => LiveCall

const changes = (operation: Operation, model: LiveCall): ChangeCall[] => {
  const all: ChangeCall[] = [(call) => call]
  for (const { in: place, name } of operation.parameters) {
    if (place === 'cookie') continue
    const key = place === 'header' ? 'headers' : place
    for (const text of STRANGE_TEXTS) {
      if (place === 'header' && /[^\x20-\x7e]/.test(text)) continue
      const header = place === 'header' ? name.toLowerCase() : name
      all.push((call) => ({ ...call, [key]: { ...call[key], [header]: text } }))
    }
  }
  all.push((call) => ({ ...call, query: { ...call.query, notDocumented: 'x' } }))
  if (model.form) all.push(...inForm(model.form))
  if (model.json) all.push(...inJson(model.json))
  return all
}

const inForm = (form: Record<string, string>): ChangeCall[] =>
  Object.keys(form).flatMap((name): ChangeCall[] => [
    (call) => ({ ...call, form: without(call.form!, name) }),
    ...STRANGE_TEXTS.map((text): ChangeCall => (call) => ({ ...call, form: { ...call.form, [name]: text } })),
  ])

const inJson = (json: Record<string, unknown>): ChangeCall[] =>
  pathsOf(json).flatMap((path): ChangeCall[] => [
    (call) => ({ ...call, json: replaced(call.json!, path, undefined) }),
    ...STRANGE_VALUES.map((value): ChangeCall => (call) => ({ ...call, json: replaced(call.json!, path, value) })),
  ])

const without = <T>(record: Record<string, T>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name))

const pathsOf = (node: unknown, path: string[] = []): string[][] =>
  typeof node === 'object' && node !== null
    ? Object.entries(node).flatMap(([key, value]) => [[...path, key], ...pathsOf(value, [...path, key])])
    : []

/** A copy in which the value at a path is another; undefined takes it out. */
const replaced = (json: Record<string, unknown>, path: readonly string[], value: unknown): Record<string, unknown> => {
  const copy = structuredClone(json)
  let node = copy
  for (const key of path.slice(0, -1)) node = node[key] as Record<string, unknown>
  const last = path.at(-1)!
  if (value !== undefined) node[last] = value
  else if (Array.isArray(node)) node.splice(Number(last), 1)
  else delete node[last]
  return copy
}
