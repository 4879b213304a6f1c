import { createValidators } from '../../contract/validators.js'
import type { Story } from '../../run/story.js'
import type { Subject as Operation } from '../generated/calls.js'
import type { MakeStories } from '../layer.js'
import { hostileBodies, takesBodies } from './hostile-bodies.js'
import { hostileIds } from './hostile-ids.js'
import { oddHeaders } from './odd-headers.js'
import { oddMethods } from './odd-methods.js'
import { onOneConnection } from './on-one-connection.js'
import { isRead, type Subject } from './subject.js'

type Make = (subject: Subject, requirement: string) => Story

/** Each story judges the requirement of its name, `<api>.robust.<name>`, where there is one. */
const STORIES: readonly [name: string, make: Make, fits?: (subject: Subject) => boolean][] = [
  ['hostile-ids', hostileIds],
  ['odd-methods', oddMethods],
  ['odd-headers', oddHeaders],
  ['hostile-bodies', hostileBodies, ({ operations }) => operations.some(takesBodies)],
  ['on-one-connection', onOneConnection],
]

/** Stories of input that nobody sends in good faith: nothing fails, hangs, shows its inside, or changes. */
export const robustness: MakeStories = ({ api, contract, requirements, seed }) => {
  const { requests } = api
  if (!requests) return {}
  const validators = createValidators(contract.document)
  const credentials = api.credentialParameters ?? []
  const operations = contract.operations.flatMap((operation): Operation[] => {
    const liveOperation = requests.operations[operation.id]
    return liveOperation ? [{ api, requests, contract, validators, operation, liveOperation, credentials, seed }] : []
  })
  const [first] = operations
  if (!first) return {}
  const byPath = (each: Operation) => each.operation.parameters.some(({ in: place }) => place === 'path')
  const writes = operations.filter((each) => !isRead(each))
  const subject: Subject = {
    victim: writes.find((each) => each.operation.method === 'DELETE' && !each.operation.body) ?? writes[0] ?? first,
    reader: operations.find((each) => isRead(each) && byPath(each)) ?? operations.find(isRead) ?? first,
    operations,
  }
  const held = new Set(requirements.map(({ id }) => id))
  return Object.fromEntries(
    STORIES.flatMap(([name, make, fits]): [string, Story][] => {
      const requirement = `${api.name}.robust.${name}`
      return held.has(requirement) && (fits?.(subject) ?? true)
        ? [[`robustness/${name}`, make(subject, requirement)]]
        : []
    }),
  )
}
