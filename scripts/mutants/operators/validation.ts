import type { Operation, Parameter } from '../../../src/contract/contract.js'
import type { Document } from '../../../src/contract/document.js'
import { follow } from '../../../src/contract/pointer.js'
import type { Mutant } from '../mutant.js'
import type { Survey } from '../survey.js'
import { twists } from './constraints.js'
import { bodySchema, editBody, editParameter } from './contract-edit.js'

type Node = Record<string, unknown>

interface Given {
  place: string
  name: string
  detail: string
  rule: string
  strict: boolean
  clause: string
  edit(document: Document): void
}

/** Each parameter and body field is held to less or to more than the contract says, one constraint at a time. */
export const validation = (survey: Survey): Mutant[] =>
  survey.contract.operations.flatMap((operation) =>
    [
      ...operation.parameters.flatMap((parameter) => ofParameter(survey, operation, parameter)),
      ...ofBody(survey, operation),
    ].map((given) => toMutant(survey, operation, given)),
  )

/** The requirements about generated requests, by the keyword that is broken. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  required: ['missing', 'unreadable'],
  type: ['type', 'optional-type', 'unreadable'],
  format: ['format'],
  pattern: ['pattern'],
  enum: ['enum'],
  minimum: ['bounds', 'unreadable'],
  maximum: ['bounds', 'unreadable'],
  minLength: ['bounds'],
  maxLength: ['bounds'],
  minItems: ['bounds'],
  maxItems: ['bounds'],
}

const formsOf = ({ subject, requirements }: Survey, { rule, strict }: Given): string[] =>
  (strict ? ['accepted'] : (FORMS[rule] ?? [])).map((form) => `${subject.api}.form.${form}`).filter(requirements.has)

const toMutant = (survey: Survey, operation: Operation, given: Given): Mutant => ({
  name: `${survey.subject.api}/${operation.id}/${given.place}-${given.name}/${given.detail}`,
  api: survey.subject.api,
  operation: operation.id,
  profile: survey.profile,
  operator: given.strict ? 'validation too strict' : 'validation skipped',
  clause: `Of ${given.place} ${given.name} ${given.clause}.`,
  breaks: [
    ...(survey.subject.validation?.(
      operation,
      given.place,
      given.name,
      given.strict ? `${given.rule} strict` : given.rule,
    ) ?? []),
    ...formsOf(survey, given),
  ],
  make: () => ({ contract: given.edit }),
})

const ofParameter = ({ contract }: Survey, operation: Operation, parameter: Parameter): Given[] => {
  const { in: place, name, required, schema } = parameter
  const resolved = schema ? follow<Node>(contract.document, schema.schema, schema.pointer).value : {}
  const needed = (now: boolean): Given => ({
    place,
    name,
    detail: now ? 'required' : 'optional',
    rule: 'required',
    strict: now,
    clause: now ? 'absence is refused' : 'absence is not refused',
    edit: editParameter(operation, parameter, (each) => void (each['required'] = now)),
  })
  return [
    ...twists(resolved).map(({ name: detail, change, ...twist }) => ({
      ...twist,
      place,
      name,
      detail,
      edit: editParameter(operation, parameter, (_, each) => change(each)),
    })),
    ...(place === 'path' ? [] : [needed(!required)]),
  ]
}

const ofBody = ({ contract }: Survey, operation: Operation): Given[] => {
  const schema = bodySchema(contract.document, operation)
  return schema ? ofSchema(operation, schema as Node, []) : []
}

/** Walks properties and items; alternatives stay whole. */
const ofSchema = (operation: Operation, schema: Node, path: readonly string[]): Given[] => {
  const found: Given[] = []
  const name = path.join('.') || '(whole)'
  const edit = (change: (node: Node) => void) => editBody(operation, (root) => eachAt(root, path, change))
  if (path.length > 0) {
    for (const { name: detail, change, ...twist } of twists(schema)) {
      found.push({ ...twist, place: 'body', name, detail, edit: edit(change) })
    }
  }
  const required = (schema['required'] ?? []) as string[]
  for (const [key, property] of Object.entries((schema['properties'] ?? {}) as Record<string, Node>)) {
    const at = [...path, key].join('.')
    const now = !required.includes(key)
    found.push({
      place: 'body',
      name: at,
      detail: now ? 'required' : 'optional',
      rule: 'required',
      strict: now,
      clause: now ? 'absence is refused' : 'absence is not refused',
      edit: edit((node) => {
        const listed = ((node['required'] ?? []) as string[]).filter((each) => each !== key)
        node['required'] = now ? [...listed, key] : listed
      }),
    })
    found.push(...ofSchema(operation, property, [...path, key]))
  }
  const items = schema['items'] as Node | undefined
  if (items) found.push(...ofSchema(operation, items, [...path, '*']))
  return found
}

/** Changes the schema at a path of keys and `*`, where there is one. */
const eachAt = (root: Node, path: readonly string[], change: (node: Node) => void): void => {
  let node: Node | undefined = root
  for (const key of path) {
    node =
      key === '*'
        ? (node['items'] as Node | undefined)
        : (node['properties'] as Record<string, Node> | undefined)?.[key]
    if (!node) return
  }
  change(node)
}
