import type { Document, Schema } from '../contract/document.js'

/** What stands where a secret stood. */
export const BLOT = '***'

const HEADERS =
  /^(authorization|proxy-authorization|cookie|set-cookie|token|dpop|x-api-key|api-key|x-auth-token|x-csrf-token|x-facsimile-token)$/i

const FIELDS = ['token', 'access_token', 'refresh_token', 'id_token', 'api_key', 'apikey', 'key', 'password', 'secret']

/** Shorter texts than this are not looked for elsewhere: they would turn up by chance. */
const LEAST_SECRET = 8

/** Takes out of requests and replies what lets somebody in. */
export interface Redactor {
  /** Path and query of a request. */
  target(target: string): string
  /** Headers by lower-case name: the scheme of a credential stays, the rest goes. */
  headers(headers: Readonly<Record<string, string>>): Record<string, string>
  /** Text of a body, JSON or form, or any other text; also without values that were secret headers' (`secretsOf`). */
  text(text: string, secrets?: readonly string[]): string
  /** Whether the values of a field or parameter of this name are secret. */
  isSecret(name: string): boolean
}

/** @param fields names of fields and parameters besides the usual ones. */
export const createRedactor = (fields: readonly string[] = []): Redactor => {
  const names = [...new Set([...FIELDS, 'client_secret', ...fields])]
  const field = `(?:${names.map((name) => name.replaceAll(/[^\w-]/g, '\\$&')).join('|')})`
  const inForm = new RegExp(`((?:^|[?&])${field}=)[^&#\\s"\\\\]+`, 'gi')
  const inJson = new RegExp(`("${field}"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*`, 'gi')
  const secret = new RegExp(`^${field}$`, 'i')

  const text: Redactor['text'] = (given, secrets = []) => {
    let clean = given.replace(inForm, `$1${BLOT}`).replace(inJson, `$1${BLOT}`)
    for (const value of secrets) clean = clean.replaceAll(value, BLOT)
    return clean
  }
  return {
    target: (target) => target.replace(inForm, `$1${BLOT}`),
    headers: (headers) =>
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, HEADERS.test(name) ? blot(value) : value]),
      ),
    text,
    isSecret: (name) => HEADERS.test(name) || secret.test(name),
  }
}

/** The secrets in the headers of a request, to be taken out wherever else they turn up. */
export const secretsOf = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers)
    .filter(([name]) => HEADERS.test(name))
    .map(([, value]) => value.replace(/^\S+\s+/, '').trim())
    .filter(({ length }) => length >= LEAST_SECRET)

const blot = (value: string): string => {
  const scheme = /^([\w-]+)\s+\S/.exec(value)?.[1]
  if (value.trim() === '') return value
  return scheme === undefined ? BLOT : `${scheme} ${BLOT}`
}

/** The names of the fields that a contract calls secret: `writeOnly`, or of the format `password`. */
export const secretFields = (document: Document): string[] => {
  const found = new Set<string>()
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return
    const properties = (node as Schema)['properties']
    for (const [name, schema] of Object.entries((properties ?? {}) as Record<string, Schema | undefined>)) {
      if (schema?.['writeOnly'] === true || schema?.['format'] === 'password') found.add(name)
    }
    for (const inner of Object.values(node)) walk(inner)
  }
  walk(document)
  return [...found]
}

const usual = createRedactor()

/** A request target fit to be shown: values that let somebody in are blotted out. */
export const redactTarget = (target: string): string => usual.target(target)
