import type { Rule } from '../rule.js'

/** Reported by the reader: not YAML or JSON, too large, too deep, or with aliases that unfold without bound. */
export const rule: Rule = {
  id: 'document-readable',
  severity: 'error',
  why: 'What cannot be read can be neither mocked nor judged, and a document that unfolds without bound stops every tool.',
  fix: 'Correct the file at the place named; write out what an alias stands for, or use $ref.',
}
