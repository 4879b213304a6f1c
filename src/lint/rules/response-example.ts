import type { Schema } from '../../contract/document.js'
import { showsExample } from '../shows-example.js'
import { responsesOf } from '../responses.js'
import type { Context, Root, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'response-example',
  severity: 'warn',
  why: 'A mock answers with examples, and people read them first; without one both have to guess.',
  fix: 'Add an example to the media type, or to each property of its schema.',
  visitor: () => ({
    Root(root: Root, ctx: Context) {
      for (const { node, location, label } of responsesOf(root, ctx)) {
        for (const [type, media] of Object.entries(node.content ?? {})) {
          if (!media?.schema || !/json|form|text\/plain/i.test(type)) continue
          if (media.example !== undefined || Object.keys(media.examples ?? {}).length > 0) continue
          const place = location.child(['content', type])
          if (showsExample(ctx, { node: media.schema as Schema, location: place.child(['schema']) })) continue
          ctx.report({ message: `The answer ${label} has no example of its body (${type})`, location: place })
        }
      }
    },
  }),
}
