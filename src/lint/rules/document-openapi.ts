import type { Rule } from '../rule.js'

/** Reported by the reader: empty, Swagger 2.0, another kind of document, or no version. */
export const rule: Rule = {
  id: 'document-openapi',
  severity: 'error',
  why: 'Only OpenAPI 3.0 and 3.1 documents say enough of an API to mock and judge it.',
  fix: 'Give an OpenAPI 3.0 or 3.1 document.',
}
