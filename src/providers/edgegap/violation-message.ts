import type { Violation } from '../../engine/problem.js'

/** What breaks the contract, as one sentence. */
export const violationMessage = ({ in: place, name, pointer, rule, params }: Violation): string => {
  if (rule === 'required') {
    const missing = String(params['missingProperty'])
    return missing === '' ? 'The body is missing.' : `The field ${pathOf(`${pointer}/${missing}`)} is required.`
  }
  const subject =
    place !== 'body' ? `The parameter ${name}` : pointer === '' ? 'The body' : `The field ${pathOf(pointer)}`
  return `${subject} ${demand(rule, params)}.`
}

/** `/filters/0/field` as `filters[0].field`. */
const pathOf = (pointer: string): string =>
  pointer
    .slice(1)
    .replace(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.')

const TYPES: Record<string, string> = {
  array: 'a list',
  object: 'an object',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  string: 'a string',
}

const demand = (rule: string, params: Record<string, unknown>): string => {
  if (rule === 'type') return `must be ${TYPES[String(params['type'])] ?? 'of another type'}`
  if (rule === 'enum') return `must be ${oneOf(params['allowedValues'] as string[])}`
  if (rule === 'minimum') return `must be ${String(params['limit'])} or more`
  if (rule === 'minLength') return 'must not be empty'
  if (rule === 'maxLength') return `must have ${String(params['limit'])} characters at most`
  return 'cannot be used'
}

const oneOf = (values: readonly string[]): string => `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`
