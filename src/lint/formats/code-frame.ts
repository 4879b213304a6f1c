import type { Place } from '../finding.js'

/** Characters of a line that are shown; minified files have one line of megabytes. */
const WIDTH = 110

/** The line in question with the one before and after it, numbered, and a mark below what is meant. */
export const codeFrame = (lines: readonly string[], { line, column, endLine, endColumn }: Place): string[] => {
  const text = lines[line - 1]
  if (text === undefined) return []
  const start = column > WIDTH ? column - Math.floor(WIDTH / 2) : 0
  const gutter = String(line + 1).length
  const show = (number: number): string[] => {
    const own = lines[number - 1]
    return own === undefined
      ? []
      : [`${String(number).padStart(gutter)} | ${own.slice(start, start + WIDTH)}`.trimEnd()]
  }
  const end = endLine > line ? text.length + 1 : endColumn
  const length = Math.max(1, Math.min(end - column, WIDTH - (column - 1 - start)))
  const mark = `${' '.repeat(gutter)} | ${' '.repeat(column - 1 - start)}${'^'.repeat(length)}`
  return [...show(line - 1), ...show(line), mark, ...show(line + 1)]
}
