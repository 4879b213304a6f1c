import { resolve, dirname } from 'node:path'
import type { Document } from '../contract/document.js'
import { parsePointer } from './pointer-parts.js'
import type { LoadedFile } from './rule.js'

type Components = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** The components of a document (`schemas/User`) that something outside of them leads to, over any number of steps. */
export const usedComponents = (root: Document, file: string, files: readonly LoadedFile[]): Set<string> => {
  const { components = {}, ...outside } = root
  const all = components as unknown as Components
  const names = mentionedIn(outside, '')
  for (const other of files)
    if (other.file !== file) for (const name of mentionedIn(other.data, file, other.file)) names.add(name)
  const used = new Set<string>()
  const waiting = [...names]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (used.has(next)) continue
    used.add(next)
    const [section = '', name = ''] = next.split('/', 2)
    waiting.push(...mentionedIn(all[section]?.[name], ''), ...childrenOf(next, all))
  }
  return used
}

/** The components that data names: by reference, as a target of a discriminator, or as a security scheme. */
const mentionedIn = (data: unknown, file: string, base?: string): Set<string> => {
  const found = new Set<string>()
  const seen = new Set<object>()
  const reference = (ref: string): void => {
    const [uri = '', pointer = ''] = ref.split('#', 2)
    if (uri === '' ? base !== undefined : base === undefined || resolve(dirname(base), uri) !== file) return
    const [first, section, name] = parsePointer(pointer)
    if (first === 'components' && name !== undefined) found.add(`${section}/${name}`)
  }
  const walk = (node: unknown): void => {
    if (node === null || typeof node !== 'object' || seen.has(node)) return
    seen.add(node)
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string') reference(value)
      else if (key === 'mapping') targetsOf(value).forEach(reference)
      else if (key === 'security' && Array.isArray(value))
        for (const one of value)
          for (const name of Object.keys((one as object | null) ?? {})) found.add(`securitySchemes/${name}`)
      walk(value)
    }
  }
  walk(data)
  return found
}

/** The references of a discriminator's mapping; a bare name means a schema. */
const targetsOf = (mapping: unknown): string[] =>
  (Object.values((mapping as object | null) ?? {}) as unknown[])
    .map(String)
    .map((target) => (/[/#]/.test(target) ? target : `#/components/schemas/${target}`))

/** What inherits from a schema that tells its heirs apart by a discriminator stands for it. */
const childrenOf = (used: string, { schemas = {} }: Components): string[] => {
  const parent = schemas[used.replace(/^schemas\//, '')] as { discriminator?: unknown } | undefined
  if (!parent?.discriminator) return []
  return Object.entries(schemas)
    .filter(([, schema]) =>
      ((schema as { allOf?: { $ref?: string }[] } | null)?.allOf ?? []).some(
        ({ $ref }) => $ref === `#/components/${used}`,
      ),
    )
    .map(([name]) => `schemas/${name}`)
}
