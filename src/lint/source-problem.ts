import { getLineColLocation, YamlParseError, type Source } from '@redocly/openapi-core'
import type { Unbounded } from './bounded-data.js'
import { formatPointer } from './pointer-parts.js'

/** What the engine knows as a file that cannot be read; its message ends with `(line:column)`. */
const at = (source: Source, reason: string, line: number, column: number): YamlParseError =>
  new YamlParseError(new Error(`${reason} (${line}:${column})`), source)

/** The parser gave up; it says where. */
const ofParser = (error: unknown, source: Source): YamlParseError => {
  if (error instanceof RangeError) return at(source, 'nested deeper than can be read', 1, 1)
  const { message, reason, mark } = error as Error & { reason?: string; mark?: { line: number; column: number } }
  const sentence = reason ?? message.split('\n', 1)[0]!
  const deep = /nesting exceeded maxDepth \((\d+)\)/.exec(sentence)
  return at(
    source,
    deep ? `nested deeper than ${deep[1]} levels` : `not YAML: ${sentence}`,
    (mark?.line ?? 0) + 1,
    (mark?.column ?? 0) + 1,
  )
}

/** The text was read, but what it stands for cannot be walked. */
const ofData = ({ path, reason }: Unbounded, source: Source): YamlParseError => {
  const { start } = getLineColLocation({ source, pointer: formatPointer(path) })
  return at(source, reason, start.line, start.col)
}

export const sourceProblem = { ofParser, ofData }
