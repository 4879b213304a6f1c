import type { BodyContent, Contract, Operation, Parameter } from '../contract/contract.js'
import type { Schema } from '../contract/document.js'
import { resolve } from '../contract/pointer.js'
import { mediaType } from '../contract/responses.js'
import { findRoute } from '../contract/route.js'
import { describeFault, type Validators } from '../contract/validators.js'
import { headerLines, headerValue, type SentRequest } from '../http/exchange.js'
import { isList, wireFaults } from './wire-value.js'

/** Who may come in is not a matter of form, and vendors take credentials in more places than their contracts name. */
const CREDENTIAL = /^(token|authorization|x-api-key|api-key|cookie)$/i

/**
 * What a request, as somebody else sent it, has against the contract: a sentence each. Empty for one that is in order and
 * for one that belongs to no operation.
 * @param path Percent-encoded, below the base URL, with the query.
 */
export const requestFaults = (
  request: SentRequest,
  path: string,
  contract: Contract,
  validators: Validators,
): string[] => {
  const [plain = '', query = ''] = path.split('?', 2)
  const route = findRoute(contract, request.method, plain)
  if (!('operation' in route)) return []
  const { operation, values } = route
  const search = new URLSearchParams(query)
  const given = ({ in: place, name }: Parameter): string[] => {
    if (place === 'path') return values[name] === undefined ? [] : [values[name]]
    if (place === 'query') return search.getAll(name)
    return place === 'header' ? headerLines(request.headers, name) : []
  }
  return [
    ...operation.parameters.flatMap((parameter) => {
      const { name, in: place, required, schema } = parameter
      const texts = given(parameter)
      if (texts.length === 0) return required && !CREDENTIAL.test(name) ? [`${place} ${name} is missing`] : []
      if (!schema) return []
      if (texts.length > 1 && !isList(schema, contract)) return [`${place} ${name} is given ${texts.length} times`]
      return wireFaults(texts, schema, contract, validators).map(
        (fault) => `${place} ${name} is ${quote(texts.join(', '))}: ${describeFault(fault)}`,
      )
    }),
    ...bodyFaults(request, operation, contract, validators),
  ]
}

const quote = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)

/** Character sets whose texts are read as they are meant. */
const READABLE = /^(utf-?8|us-ascii|iso-8859-1)$/i

const bodyFaults = (
  { headers, body }: SentRequest,
  { body: documented }: Operation,
  contract: Contract,
  validators: Validators,
): string[] => {
  if (!documented) return []
  const text = body === undefined ? '' : typeof body === 'string' ? body : Buffer.from(body).toString()
  if (text === '') return documented.required ? ['the body is missing'] : []
  const header = headerValue(headers, 'content-type') ?? ''
  const type = mediaType(header)
  const content = documented.content.get(type)
  if (!content) {
    const known = [...documented.content.keys()].join(' or ')
    return [
      type === ''
        ? `the body has no Content-Type; documented is ${known}`
        : `the body is ${type}; documented is ${known}`,
    ]
  }
  const charset = /;\s*charset="?([^";\s]+)/i.exec(header)?.[1]
  if (charset !== undefined && !READABLE.test(charset)) return [`the body is said to be in ${charset}`]
  if (!content.schema) return []
  const read = readBody(text, type, content, contract)
  if ('problem' in read) return [read.problem]
  return validators.check(content.schema, read.value).map((fault) => `body: ${describeFault(fault)}`)
}

const readBody = (
  text: string,
  type: string,
  { schema }: BodyContent,
  contract: Contract,
): { value: unknown } | { problem: string } => {
  if (/[/+]json$/.test(type)) {
    try {
      return { value: JSON.parse(text) as unknown }
    } catch (error) {
      return { problem: `the body is not JSON: ${(error as Error).message}` }
    }
  }
  if (type !== 'application/x-www-form-urlencoded' || !schema) return { value: text }
  const { value } = resolve<Schema>(contract.document, schema.schema, schema.at)
  const properties = (value['properties'] ?? {}) as Record<string, Schema>
  return {
    value: Object.fromEntries(
      [...new URLSearchParams(text)].map(([name, field]) => [name, readField(field, properties[name], contract)]),
    ),
  }
}

const readField = (text: string, schema: Schema | undefined, contract: Contract): unknown => {
  const type = [schema ? resolve<Schema>(contract.document, schema, '').value['type'] : 'string'].flat()
  if (type.includes('string')) return text
  if ((type.includes('integer') || type.includes('number')) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (type.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true'
  return text
}
