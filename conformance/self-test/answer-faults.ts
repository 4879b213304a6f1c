import type { Contract, Operation } from '../contract/contract.js'
import { documentedResponse } from '../contract/responses.js'
import { headerValue, jsonBody, type Reply } from '../http/exchange.js'
import { isSuccess, kindOf, type Fault, type Kind } from './fault.js'
import { changeAt, fieldsOf, type Field } from './fields.js'

/** A fault that alters answers of one kind. */
const altering = (
  operation: Operation,
  kind: Kind,
  does: string,
  alter: (reply: Reply) => Reply | undefined,
): Fault => ({
  does: `${does} (${operation.id}, ${kind})`,
  operation: operation.id,
  async answer({ handOn }) {
    const reply = await handOn()
    return reply && kindOf(reply) === kind ? alter(reply) : undefined
  },
})

const withHeader = (reply: Reply, name: string, value: string | undefined): Reply => ({
  ...reply,
  headers: [
    ...reply.headers.filter(([key]) => key.toLowerCase() !== name),
    ...(value === undefined ? [] : [[name, value] as const]),
  ],
})

const TRACE = 'Traceback (most recent call last):\n  File "/srv/app/main.py", line 42, in handle\nKeyError'

/** What can be wrong with the form of an answer: status, headers, media type, fields. */
export const answerFaults = (contract: Contract, operation: Operation, kind: Kind, sample: Reply): Fault[] => {
  const documented = documentedResponse(operation.responses, sample.status)
  const strange = [202, 206, 409, 418].find((status) => !documentedResponse(operation.responses, status))
  const make = (does: string, alter: (reply: Reply) => Reply | undefined) => altering(operation, kind, does, alter)
  const faults = [make('answers 500', (reply) => ({ ...reply, status: 500 }))]
  if (strange !== undefined) faults.push(make(`answers ${strange}`, (reply) => ({ ...reply, status: strange })))
  if (sample.body === '') {
    faults.push(make('adds a body', (reply) => ({ ...reply, body: '{"unexpected":true}' })))
    return [...faults, ...headerFaults(documented?.headers ?? [], sample, make)]
  }
  faults.push(
    make('sends it as text/html', (reply) => withHeader(reply, 'content-type', 'text/html')),
    make('leaves the body out', (reply) => ({ ...reply, body: '' })),
    make('cuts the JSON short', (reply) => ({ ...reply, body: reply.body.slice(0, -1) })),
  )
  if (!isSuccess(kind))
    faults.push(make('shows a stack trace', (reply) => ({ ...reply, body: JSON.stringify({ trace: TRACE }) })))
  const [schema] = documented?.content.values() ?? []
  if (schema) {
    for (const field of fieldsOf(contract.document, schema.schema)) faults.push(...fieldFaults(field, sample, make))
  }
  return [...faults, ...headerFaults(documented?.headers ?? [], sample, make)]
}

type Make = (does: string, alter: (reply: Reply) => Reply | undefined) => Fault

const headerFaults = (headers: readonly { name: string; required: boolean }[], sample: Reply, make: Make): Fault[] =>
  headers
    .filter(({ name, required }) => required && headerValue(sample.headers, name) !== undefined)
    .map(({ name }) => make(`leaves the header ${name} out`, (reply) => withHeader(reply, name, undefined)))

const fieldFaults = (field: Field, sample: Reply, make: Make): Fault[] => {
  const { path, required, types, values, format } = field
  const seen: unknown[] = []
  changeAt(jsonBody(sample), path, (value) => (seen.push(value), value))
  const known = seen.find((value) => value !== null)
  if (known === undefined) return []
  const at = `/${path.join('/')}`
  const changing = (does: string, change: (value: unknown) => unknown): Fault =>
    make(does, (reply) => {
      const changed = changeAt(jsonBody(reply), path, change)
      return changed && { ...reply, body: JSON.stringify(changed.value) }
    })
  const wrong = wrongType(known)
  const faults: Fault[] = []
  if (required) faults.push(changing(`leaves ${at} out`, () => undefined))
  if (wrong !== undefined && types.length > 0) faults.push(changing(`gives ${at} another type`, () => wrong))
  if (values.length > 0) {
    faults.push(changing(`puts a value into ${at} that its enum has not`, () => 'unheard-of'))
    if (values.length > 1) {
      faults.push(
        changing(`confuses the values of ${at}`, (value) => values[(values.indexOf(value) + 1) % values.length]),
      )
    }
  } else if (format !== undefined && typeof known === 'string') {
    faults.push(changing(`puts no ${format} into ${at}`, () => 'not-well-formed'))
  }
  if (typeof known === 'boolean') faults.push(changing(`turns ${at} over`, (value) => !value))
  if (typeof known === 'number') faults.push(changing(`counts ${at} one too high`, (value) => (value as number) + 1))
  return faults
}

const wrongType = (value: unknown): unknown => {
  if (typeof value === 'string') return 7
  if (typeof value === 'number' || typeof value === 'boolean') return ['of another type']
  return typeof value === 'object' ? 'of another type' : undefined
}
