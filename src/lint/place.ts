import { relative, sep } from 'node:path'
import { isAbsoluteUrl, type LocationObject } from '@redocly/openapi-core'
import type { Place } from './finding.js'
import { locate } from './locate.js'

/** A file's name as people and code hosts know it: relative to the working folder. */
export const shownFile = (file: string): string =>
  isAbsoluteUrl(file) ? file : (relative(process.cwd(), file) || '.').split(sep).join('/')

/** Where a node of a document stands. @param file the name to show. */
export const placeOf = (location: LocationObject, file = shownFile(location.source.absoluteRef)): Place => {
  const { start, end } = locate(location)
  return {
    file,
    line: start.line || 1,
    column: start.col || 1,
    endLine: end.line || start.line || 1,
    endColumn: end.col || start.col || 1,
    ...(location.pointer === undefined ? {} : { pointer: location.pointer.replace(/^#\/?/, '/').replace(/^\/$/, '') }),
  }
}
