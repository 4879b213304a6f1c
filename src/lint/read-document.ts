import { YamlParseError, type Document, type Source } from '@redocly/openapi-core'
import { circularReferences } from './circular-references.js'
import type { DocumentResolver } from './document-resolver.js'
import { loadFiles } from './load-files.js'
import { formatPointer } from './pointer-parts.js'
import { rule as circular } from './rules/reference-circular.js'
import { rule as openapi } from './rules/document-openapi.js'
import { rule as readable } from './rules/document-readable.js'
import type { Problem } from './problem.js'
import { whyNotOpenApi } from './why-not-openapi.js'

/** A document that can be linted, or why it cannot. */
export type Reading = { document: Document } | { problems: Problem[] }

/** Reads a document and all its files. */
export const readDocument = async (file: string, resolver: DocumentResolver): Promise<Reading> => {
  const read = await readRoot(file, resolver)
  if ('problems' in read) return read
  const { document } = read
  const wrong = whyNotOpenApi(document.parsed)
  if (wrong) {
    const location = { source: document.source, pointer: formatPointer(wrong.path), reportOnKey: false }
    return { problems: [{ rule: openapi.id, message: wrong.message, fix: wrong.fix, location: [location] }] }
  }
  await loadFiles(document, resolver)
  const byName = new Map(resolver.files.map((one) => [one.file, one]))
  const circles = circularReferences(resolver.files, (base, uri) => byName.get(resolver.resolveExternalRef(base, uri)))
  if (circles.length === 0) return read
  return {
    problems: circles.map(({ in: { source }, ref, path }) => ({
      rule: circular.id,
      message: `"${ref}" leads back to itself`,
      location: [{ source, pointer: formatPointer([...path, '$ref']), reportOnKey: false }],
    })),
  }
}

const readRoot = async (file: string, resolver: DocumentResolver): Promise<Reading> => {
  try {
    const document = await resolver.resolveDocument(null, file, true)
    if ('parsed' in document) return { document }
    throw document
  } catch (error) {
    if (error instanceof YamlParseError) return { problems: [unreadable(error.message, error.source, error)] }
    const source = { absoluteRef: file, body: '', getAst: () => undefined, getLines: () => [] } as unknown as Source
    return { problems: [unreadable((error as Error).message, source, { line: 1, col: 1 })] }
  }
}

const unreadable = (message: string, source: Source, { line, col }: { line: number; col: number }): Problem => ({
  rule: readable.id,
  message: message.replace(/ \(\d+:\d+\)$/, ''),
  location: [{ source, pointer: undefined, start: { line, col }, end: { line, col: col + 1 } }],
})
