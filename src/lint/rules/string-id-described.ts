import type { Location } from '@redocly/openapi-core'
import type { ParameterObject, Schema } from '../../contract/document.js'
import { examplesOf, type WithExamples } from '../examples.js'
import { follow } from '../follow.js'
import { keysIn } from '../keys-in.js'
import type { Context, Rule } from '../rule.js'

const ID = /(^|[-_.])(id|uuid|guid)$|[a-z0-9](Id|ID|Uuid|UUID|Guid)$/
const DESCRIBES = ['pattern', 'format', 'enum', 'const', 'example', 'examples', 'default']

export const rule: Rule = {
  id: 'string-id-described',
  severity: 'warn',
  why: 'Of an id that is just any text, mocks and suites cannot tell what a possible one looks like.',
  fix: 'Add a pattern, a format or an example.',
  visitor: () => {
    const shown = new Set<string>()
    const bare: { name: string; location: Location }[] = []
    const look = (ctx: Context, name: string, schema: Schema, place: Location): void => {
      const found = follow<Schema>(ctx, schema, place)?.node
      if (!ID.test(name) || !found || ![found['type']].flat().includes('string')) return
      if (![schema, found].some((one) => DESCRIBES.some((key) => one[key] !== undefined)))
        bare.push({ name, location: place })
    }
    return {
      Parameter(parameter: ParameterObject & WithExamples, ctx: Context) {
        if (parameter.example !== undefined || parameter.examples !== undefined || !parameter.schema) return
        look(ctx, parameter.name, parameter.schema, ctx.location.child(['schema']))
      },
      MediaType(media: WithExamples, ctx: Context) {
        for (const { node } of examplesOf(media, ctx)) keysIn(node, shown)
      },
      Schema(schema: Schema & { properties?: Readonly<Record<string, Schema>> }, ctx: Context) {
        keysIn([schema['example'], schema['examples']], shown)
        for (const [name, property] of Object.entries(schema.properties ?? {}))
          if (property) look(ctx, name, property, ctx.location.child(['properties', name]))
      },
      Root: {
        leave(_: unknown, ctx: Context) {
          for (const { name, location } of bare)
            if (!shown.has(name))
              ctx.report({ message: `The id "${name}" is any text: it has no pattern, format or example`, location })
        },
      },
    }
  },
}
