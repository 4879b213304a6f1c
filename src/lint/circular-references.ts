import { parsePointer } from './pointer-parts.js'
import { referencesIn, type ReferenceIn } from './references.js'
import type { LoadedFile } from './rule.js'

/** A reference that leads back to itself without ever meeting anything else. */
export interface Circle extends ReferenceIn {
  in: LoadedFile
}

/** The file that a reference of another one names, as far as it could be read. */
export type FileOf = (base: string, uri: string) => LoadedFile | undefined

interface Target {
  file: LoadedFile
  node: unknown
}

const CIRCLE = Symbol('circle')
type Outcome = Target | typeof CIRCLE | undefined

/** Every reference that goes in circles. Schemas that contain themselves do not: something stands in between. */
export const circularReferences = (files: readonly LoadedFile[], fileOf: FileOf): Circle[] => {
  const settled = new Map<string, Outcome>()
  const open = new Set<string>()

  const resolve = (file: LoadedFile, ref: string): Outcome => {
    const id = `${file.file} ${ref}`
    if (settled.has(id)) return settled.get(id)
    if (open.has(id)) return CIRCLE
    open.add(id)
    const outcome = lookUp(file, ref)
    open.delete(id)
    settled.set(id, outcome)
    return outcome
  }

  const lookUp = (base: LoadedFile, ref: string): Outcome => {
    const [uri = '', pointer = ''] = ref.split('#', 2)
    const file = uri === '' ? base : fileOf(base.file, uri)
    if (!file) return undefined
    let here: Target = { file, node: file.data }
    for (const part of parsePointer(pointer)) {
      let node = child(here.node, part)
      if (node === undefined) {
        const through = throughReference(here)
        if (through === CIRCLE || through === undefined) return through
        here = through
        node = child(here.node, part)
      }
      here = { file: here.file, node }
    }
    return throughReference(here)
  }

  /** The node itself, or what it refers to. */
  const throughReference = (here: Target): Outcome => {
    const ref = child(here.node, '$ref')
    return typeof ref === 'string' ? resolve(here.file, ref) : here
  }

  return files.flatMap((file) =>
    referencesIn(file.data)
      .filter(({ ref }) => resolve(file, ref) === CIRCLE)
      .map((reference) => ({ ...reference, in: file })),
  )
}

const child = (node: unknown, key: string): unknown =>
  node !== null && typeof node === 'object' && Object.hasOwn(node, key)
    ? (node as Record<string, unknown>)[key]
    : undefined
