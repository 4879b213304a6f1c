import type { Dialect } from '../../engine/provider.js'
import { refusal } from './refusal.js'
import type { OktaContext } from './tables.js'

/** How Okta says what went wrong. The operation has no body, so nothing can be wrong with one. */
export const dialect: Dialect<OktaContext> = {
  'unknown-path': (_, { context }) => refusal('E0000008', context.ids),
  // recorded without an `Allow` header
  'wrong-method': (_, { context }) => refusal('E0000022', context.ids),
  'trailing-slash': (_, { context }) => refusal('E0000008', context.ids),
  'bad-encoding': (_, { context }) => refusal('E0000020', context.ids),
  'too-large': (_, { context }) => refusal('E0000020', context.ids),
  'unsupported-media-type': (_, { context }) => refusal('E0000021', context.ids),
  'malformed-body': (_, { context }) => refusal('E0000020', context.ids),
  invalid: ({ violations }, { context }) =>
    refusal('E0000001', context.ids, {
      detail: violations[0]?.name ?? '',
      causes: violations.map(({ name }) => `${name}: The field has an invalid value`),
    }),
  internal: (_, { context }) => refusal('E0000009', context.ids),
}
