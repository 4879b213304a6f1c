import type { Location } from '@redocly/openapi-core'
import type { ErrorObject } from 'ajv/dist/2020.js'
import { WAS_ONE_OF } from './checkable-schema.js'

/** One way in which a value breaks its schema. */
export interface Breach {
  /** Keys and indexes from the value to the part that is wrong; empty for the value itself. */
  path: string[]
  /** The rest of a sentence that begins with the part: `must be integer`. */
  message: string
  /** The keyword that is broken, where it can be pointed at. */
  keyword: Location | undefined
}

const MOST = 5
const CHOICES = new Set(['oneOf', 'anyOf'])

/** The errors that help: of a choice between schemas only that none fits, and what the nearest of them lacks. */
export const tellingBreaches = (
  errors: readonly ErrorObject[],
  places: Pick<WeakMap<object, Location>, 'get'>,
): Breach[] => {
  const choice = errors
    .filter(({ keyword }) => CHOICES.has(keyword))
    .sort((a, b) => a.instancePath.length - b.instancePath.length)[0]
  const wrongType = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath))
  const found = choice
    ? [choice]
    : errors
        .filter(({ keyword }) => keyword !== 'if')
        // a value of the wrong type breaks the rest of its keywords as well
        .filter(({ keyword, instancePath }) => keyword === 'type' || !wrongType.has(instancePath))
        .slice(0, MOST)
  return found.map((error) => ({
    path: toPath(error.instancePath),
    message: choice ? choiceMessage(choice, errors) : messageOf(error),
    keyword: places.get(error.parentSchema ?? {})?.child([keywordOf(error)]),
  }))
}

/** The keyword as the document has it. */
const keywordOf = ({ keyword, parentSchema }: ErrorObject): string =>
  keyword === 'anyOf' && parentSchema?.[WAS_ONE_OF] === true ? 'oneOf' : keyword

const toPath = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

const messageOf = ({ keyword, message = 'is not valid', params }: ErrorObject): string => {
  const given = params as Readonly<Record<string, unknown>>
  switch (keyword) {
    case 'type':
      return `must be ${[given['type']].flat().join(' or ')}`
    case 'enum':
      return `must be one of ${(given['allowedValues'] as unknown[]).map((v) => JSON.stringify(v)).join(', ')}`
    case 'const':
      return `must be ${JSON.stringify(given['allowedValue'])}`
    case 'additionalProperties':
      return `must not have "${String(given['additionalProperty'])}"`
    case 'unevaluatedProperties':
      return `must not have "${String(given['unevaluatedProperty'])}"`
    default:
      return message
  }
}

const choiceMessage = (choice: ErrorObject, errors: readonly ErrorObject[]): string => {
  const count = Array.isArray(choice.schema) ? choice.schema.length : 0
  const passing = (choice.params as { passingSchemas?: [number, number] | null }).passingSchemas
  if (passing) return `fits more than one of the ${count} schemas of oneOf (the ones at ${passing.join(' and ')})`
  const deepest = errors
    .filter(({ keyword }) => !CHOICES.has(keyword))
    .sort((a, b) => b.instancePath.length - a.instancePath.length || ofOtherType(a) - ofOtherType(b))[0]
  const nearest = deepest
    ? `; nearest: ${deepest.instancePath.slice(choice.instancePath.length + 1) || 'it'} ${messageOf(deepest)}`
    : ''
  return `fits none of the ${count} schemas of ${keywordOf(choice)}${nearest}`
}

/** A schema for another type is not the one that was meant. */
const ofOtherType = ({ keyword }: ErrorObject): number => (keyword === 'type' ? 1 : 0)
