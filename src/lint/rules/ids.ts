// Written by `npm run generate` from the files beside this one. Do not edit.

/** Ids of our own rules, without the rules themselves. */
export const RULE_IDS: readonly string[] = [
  'access-conflict',
  'component-used',
  'default-matches-schema',
  'document-openapi',
  'document-readable',
  'endless-schema',
  'enum-matches-schema',
  'error-schema',
  'example-matches-schema',
  'format-known',
  'operation-id-name',
  'paging-bounds',
  'path-collision',
  'pattern-valid',
  'reference-circular',
  'refusal-documented',
  'requirement-refers',
  'response-content',
  'response-example',
  'schema-open',
  'security-stated',
  'source-named',
  'string-id-described',
]
