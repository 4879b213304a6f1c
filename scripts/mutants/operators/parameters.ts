import type { Call, RawInput } from '../../../src/engine/call.js'
import type { Provider } from '../../../src/engine/provider.js'
import type { Mutant } from '../mutant.js'
import type { Survey } from '../survey.js'

type Input = RawInput
type Change = (input: Input) => void

/** The object that a parameter stands in, whether it comes in the query, a header, the path or the body. */
const holders = (input: Input): Record<string, unknown>[] =>
  [input.query, input.path, input.header, input.body].filter(
    (each): each is Record<string, unknown> => typeof each === 'object' && each !== null,
  )

const opposite = (value: unknown): unknown => (typeof value === 'boolean' ? !value : value)

/** What can go wrong between a right reading of a parameter and its use. */
const TWISTS: Readonly<Record<string, { clause: string; change(name: string, other: string): Change }>> = {
  ignored: {
    clause: 'is ignored',
    change: (name) => (input) => {
      for (const holder of holders(input)) delete holder[name]
    },
  },
  inverted: {
    clause: 'means the opposite',
    change: (name) => (input) => {
      for (const holder of holders(input)) if (name in holder) holder[name] = opposite(holder[name])
    },
  },
  'always-true': {
    clause: 'is taken as true, whatever it says',
    change: (name) => (input) => {
      for (const holder of holders(input)) if (name in holder) holder[name] = true
    },
  },
  'default-true': {
    clause: 'is taken as true where it is left out',
    change: (name) => (input) => setDefault(input, name, true),
  },
  'default-false': {
    clause: 'is taken as false where it is left out',
    change: (name) => (input) => setDefault(input, name, false),
  },
  'default-1': {
    clause: 'is taken as 1 where it is left out',
    change: (name) => (input) => setDefault(input, name, 1),
  },
  'one-more': {
    clause: 'is taken as one more',
    change: (name) => (input) => {
      for (const holder of holders(input)) if (typeof holder[name] === 'number') holder[name] += 1
    },
  },
  'one-less': {
    clause: 'is taken as one less',
    change: (name) => (input) => {
      for (const holder of holders(input)) if (typeof holder[name] === 'number') holder[name] -= 1
    },
  },
  'only-first': {
    clause: 'is read as if its list had one item',
    change: (name) => (input) => {
      for (const holder of holders(input)) if (Array.isArray(holder[name])) holder[name] = holder[name].slice(0, 1)
    },
  },
  swapped: {
    clause: 'is taken for its neighbour, and the other way round',
    change: (name, other) => (input) => {
      for (const holder of holders(input)) {
        if (!(name in holder) && !(other in holder)) continue
        const [mine, theirs] = [holder[name], holder[other]]
        delete holder[name]
        delete holder[other]
        if (theirs !== undefined) holder[name] = theirs
        if (mine !== undefined) holder[other] = mine
      }
    },
  },
}

const setDefault = (input: Input, name: string, value: unknown): void => {
  if (holders(input).some((holder) => name in holder)) return
  const holder =
    typeof input.body === 'object' && input.body !== null ? (input.body as Record<string, unknown>) : input.query
  holder[name] = value
}

/** Parameters are read right and used wrongly. */
export const parameters = ({ subject, profile }: Survey): Mutant[] =>
  Object.entries(subject.parameters).flatMap(([key, clauses]) => {
    const [operation = '', name = ''] = key.split(' ')
    return Object.entries(clauses).map(([twist, breaks]): Mutant => {
      const [kind = '', other = ''] = twist.split(' with ')
      const { clause, change } = TWISTS[kind]!
      return {
        name: `${subject.api}/${operation}/parameter/${name}-${kind}`,
        api: subject.api,
        operation,
        profile,
        operator: 'parameter',
        clause: `The parameter ${name} ${clause}.`,
        breaks,
        make: () => ({ provider: (provider) => withInput(provider, operation, change(name, other)) }),
      }
    })
  })

/** A provider whose behaviour of one operation gets another input than was read. */
export const withInput = (provider: Provider, operation: string, change: Change): Provider => {
  const behave = provider.behaviours[operation]!
  return {
    ...provider,
    behaviours: {
      ...provider.behaviours,
      [operation]: (call) => {
        const given = call as unknown as Call
        const input = structuredClone(given.input)
        change(input)
        return behave({ ...given, input } as unknown as typeof call)
      },
    },
  }
}
