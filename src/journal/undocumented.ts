import type { Operation } from '../contract/contract.js'
import { takesAnything, type FieldTree } from '../contract/field-tree.js'
import { escapePointer } from '../contract/pointer.js'
import { parseQuery, splitTarget } from '../engine/query.js'
import { nearest } from '../input/nearest.js'
import type { ApiReader } from './api-reader.js'
import type { Remark } from './remark.js'

/** More than these are not told of one request. */
const MOST = 20
const LONGEST_NAME = 100

/** What was sent that the contract does not know: query parameters and fields of the body, at every depth. */
export const undocumented = (reader: ApiReader, operation: Operation, target: string, body: unknown): Remark[] =>
  [...unknownQuery(operation, target), ...unknownBody(reader, operation, body)].slice(0, MOST)

const unknownQuery = ({ parameters, pointer }: Operation, target: string): Remark[] => {
  const { queryText } = splitTarget(target)
  if (queryText === '') return []
  const known = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
  return [...parseQuery(queryText).keys()]
    .filter((name) => !known.includes(name))
    .map((name) => remark('query', name, '', `${pointer}/parameters`, known))
}

const unknownBody = (reader: ApiReader, operation: Operation, body: unknown): Remark[] => {
  if (body === undefined) return []
  const tree = reader.requestFields(operation)
  if (tree) return unknownFields(body, tree, '')
  if (operation.body) return []
  const message = 'was sent, but the operation has none'
  return [
    {
      of: 'request',
      kind: 'undocumented',
      in: 'body',
      pointer: '',
      rule: 'unknown',
      contract: operation.pointer,
      message,
    },
  ]
}

const unknownFields = (value: unknown, tree: FieldTree, pointer: string): Remark[] => {
  if (value === null || typeof value !== 'object') return []
  if (Array.isArray(value)) {
    const { items } = tree
    return items ? value.slice(0, MOST).flatMap((item, i) => unknownFields(item, items, `${pointer}/${i}`)) : []
  }
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = `${pointer}/${escapePointer(name)}`
    const field = tree.fields.get(name)
    if (field) return unknownFields(inner, field, at)
    return takesAnything(tree) ? [] : [remark('body', name, at, tree.pointer, [...tree.fields.keys()])]
  })
}

const remark = (
  place: 'query' | 'body',
  name: string,
  pointer: string,
  contract: string,
  known: readonly string[],
): Remark => {
  const short = name.slice(0, LONGEST_NAME)
  const near = nearest(short, known)
  return {
    of: 'request',
    kind: 'undocumented',
    in: place,
    name: short,
    pointer,
    rule: 'unknown',
    contract,
    message: `is not documented${near === undefined ? '' : `; did you mean "${near}"?`}`,
  }
}
