import type { Document } from './document.js'
import { escapePointer } from './pointer.js'

/** Remembers at which pointer of a document each part of its component schemas stands. */
export class Places {
  private readonly places = new WeakMap<object, string>()

  add(document: Document): void {
    this.walk(document.components?.schemas, '/components/schemas')
  }

  of(node: unknown): string | undefined {
    return node !== null && typeof node === 'object' ? this.places.get(node) : undefined
  }

  private walk(node: unknown, pointer: string): void {
    if (node === null || typeof node !== 'object') return
    this.places.set(node, pointer)
    for (const [key, value] of Object.entries(node)) this.walk(value, `${pointer}/${escapePointer(key)}`)
  }
}
