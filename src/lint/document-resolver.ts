import { statSync } from 'node:fs'
import { BaseResolver, parseYaml, type Document, type Source } from '@redocly/openapi-core'
import { boundedFetch } from './bounded-fetch.js'
import { unbounded } from './bounded-data.js'
import { MAX_BYTES, MAX_DEPTH, MAX_FILES } from './limits.js'
import type { LoadedFile } from './rule.js'
import { sourceProblem } from './source-problem.js'

const isRemote = (ref: string): boolean => /^https?:\/\//i.test(ref)

/** Reads the files of one document, within bounds, and nothing from the network unless told so. */
export class DocumentResolver extends BaseResolver {
  /** The files read as data so far, in the order of reading. */
  readonly files: LoadedFile[] = []
  readonly #allowRemote: boolean
  #bytes = 0

  constructor(allowRemote: boolean) {
    super({ http: { headers: [], customFetch: boundedFetch } })
    this.#allowRemote = allowRemote
  }

  override async loadExternalRef(ref: string): Promise<Source> {
    if (this.cache.size > MAX_FILES) throw new Error(`the document has more than ${MAX_FILES} files`)
    if (!isRemote(ref)) checkFile(ref)
    else if (!this.#allowRemote) throw new Error(`"${ref}" is a URL; it is loaded with --allow-remote only`)
    const source = await super.loadExternalRef(ref)
    this.#bytes += source.body.length
    if (this.#bytes > MAX_BYTES) throw new Error(`the files of the document have more than ${MAX_BYTES / 2 ** 20} MB`)
    return source
  }

  /** @throws YamlParseError with the place where the text is not YAML, or is more than can be walked. */
  override parseDocument(source: Source, isRoot = false): Document {
    const path = isRemote(source.absoluteRef) ? new URL(source.absoluteRef).pathname : source.absoluteRef
    const isData = isRoot || /\.(ya?ml|json)$/i.test(path) || /json|yaml|openapi/.test(source.mimeType ?? '')
    if (!isData) return { source, parsed: source.body }
    const parsed = parse(source)
    const problem = unbounded(parsed)
    if (problem) throw sourceProblem.ofData(problem, source)
    this.files.push({ file: source.absoluteRef, source, data: parsed })
    return { source, parsed }
  }
}

const parse = (source: Source): unknown => {
  try {
    return parseYaml(source.body, { filename: source.absoluteRef, maxDepth: MAX_DEPTH })
  } catch (error) {
    throw sourceProblem.ofParser(error, source)
  }
}

/** @throws Error for what is no file, or too large a one; devices and pipes would never end. */
const checkFile = (file: string): void => {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (!stats) throw new Error(`there is no file "${file}"`)
  if (stats.isDirectory()) throw new Error(`"${file}" is a folder`)
  if (!stats.isFile()) throw new Error(`"${file}" is no regular file`)
  if (stats.size > MAX_BYTES) throw new Error(`"${file}" has more than ${MAX_BYTES / 2 ** 20} MB`)
}
