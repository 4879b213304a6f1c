import { VERSION } from '../../version.js'
import { countOf, type Report } from '../report.js'

/** One JSON document, described by `schemas/lint-report.schema.json`. */
export const json = ({ documents }: Report): string =>
  JSON.stringify(
    {
      version: VERSION,
      documents: documents.map(({ document, findings }) => ({
        document,
        errors: countOf(findings, 'error'),
        warnings: countOf(findings, 'warn'),
        findings,
      })),
    },
    null,
    2,
  )
