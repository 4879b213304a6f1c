import type { Document } from '@redocly/openapi-core'
import type { DocumentResolver } from './document-resolver.js'
import { referencesIn } from './references.js'

/** Reads every file that a document refers to, over any number of steps. What cannot be read is left to the rules. */
export const loadFiles = async (document: Document, resolver: DocumentResolver): Promise<void> => {
  const seen = new Set<Document>([document])
  const waiting = [document]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const base = next.source.absoluteRef
    const uris = new Set(
      referencesIn(next.parsed)
        .map(({ ref }) => ref.split('#', 1)[0]!)
        .filter((uri) => uri !== ''),
    )
    const loaded = await Promise.all([...uris].map((uri) => resolver.resolveDocument(base, uri).catch(() => undefined)))
    for (const one of loaded) {
      if (!one || !('parsed' in one) || seen.has(one)) continue
      seen.add(one)
      waiting.push(one)
    }
  }
}
