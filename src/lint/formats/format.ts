import type { Report } from '../report.js'
import { github } from './github.js'
import { json } from './json.js'
import { pretty } from './pretty.js'
import { sarif } from './sarif.js'

/** How findings are written: for people, or for one kind of program. */
export type Format = 'pretty' | 'json' | 'github' | 'sarif'

/** Each writes a whole report as text; only `pretty` uses colour. */
export const FORMATS: Readonly<Record<Format, (report: Report, colour: boolean) => string>> = {
  pretty,
  json,
  github,
  sarif,
}
