// Written by `npm run generate` from the files beside this one. Do not edit.
import type { Rule } from '../rule.js'
import { rule as accessConflict } from './access-conflict.js'
import { rule as componentUsed } from './component-used.js'
import { rule as defaultMatchesSchema } from './default-matches-schema.js'
import { rule as documentOpenapi } from './document-openapi.js'
import { rule as documentReadable } from './document-readable.js'
import { rule as endlessSchema } from './endless-schema.js'
import { rule as enumMatchesSchema } from './enum-matches-schema.js'
import { rule as errorSchema } from './error-schema.js'
import { rule as exampleMatchesSchema } from './example-matches-schema.js'
import { rule as formatKnown } from './format-known.js'
import { rule as operationIdName } from './operation-id-name.js'
import { rule as pagingBounds } from './paging-bounds.js'
import { rule as pathCollision } from './path-collision.js'
import { rule as patternValid } from './pattern-valid.js'
import { rule as referenceCircular } from './reference-circular.js'
import { rule as refusalDocumented } from './refusal-documented.js'
import { rule as requirementRefers } from './requirement-refers.js'
import { rule as responseContent } from './response-content.js'
import { rule as responseExample } from './response-example.js'
import { rule as schemaOpen } from './schema-open.js'
import { rule as securityStated } from './security-stated.js'
import { rule as sourceNamed } from './source-named.js'
import { rule as stringIdDescribed } from './string-id-described.js'

/** Our own rules, by id. */
export const RULES: readonly Rule[] = [
  accessConflict,
  componentUsed,
  defaultMatchesSchema,
  documentOpenapi,
  documentReadable,
  endlessSchema,
  enumMatchesSchema,
  errorSchema,
  exampleMatchesSchema,
  formatKnown,
  operationIdName,
  pagingBounds,
  pathCollision,
  patternValid,
  referenceCircular,
  refusalDocumented,
  requirementRefers,
  responseContent,
  responseExample,
  schemaOpen,
  securityStated,
  sourceNamed,
  stringIdDescribed,
]
