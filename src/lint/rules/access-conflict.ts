import type { MediaTypeObject, RequestBodyObject, ResponseObject, Schema } from '../../contract/document.js'
import { follow } from '../follow.js'
import { reachableSchemas } from '../reachable-schemas.js'
import type { At, Context, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'access-conflict',
  severity: 'error',
  why: 'A field that may not be sent and must be there makes every message wrong.',
  fix: 'Take the field off `required`, or off readOnly or writeOnly.',
  visitor: () => {
    const sent: At<Schema>[] = []
    const answered: At<Schema>[] = []
    const schemasIn = (ctx: Context, content: Readonly<Record<string, MediaTypeObject>> | undefined): At<Schema>[] =>
      Object.entries(content ?? {}).flatMap(([type, media]) =>
        media?.schema ? [{ node: media.schema, location: ctx.location.child(['content', type, 'schema']) }] : [],
      )
    return {
      RequestBody: {
        enter: (body: RequestBodyObject, ctx: Context) => void sent.push(...schemasIn(ctx, body.content)),
      },
      Response: { enter: (one: ResponseObject, ctx: Context) => void answered.push(...schemasIn(ctx, one.content)) },
      Schema(schema: Schema, ctx: Context) {
        if (schema['readOnly'] !== true || schema['writeOnly'] !== true) return
        const message = 'The field is readOnly and writeOnly: nobody may send it'
        ctx.report({ message, location: [ctx.location.child(['readOnly']), ctx.location.child(['writeOnly'])] })
      },
      Root: {
        leave(_: unknown, ctx: Context) {
          const requests = reachableSchemas(ctx, sent)
          const answers = reachableSchemas(ctx, answered)
          const one = [
            [requests, answers, 'readOnly', 'requests'],
            [answers, requests, 'writeOnly', 'answers'],
          ] as const
          for (const [here, there, flag, side] of one)
            for (const [key, { node, location }] of here)
              if (!there.has(key)) conflicts(ctx, node, location, flag, side)
        },
      },
    }
  },
}

const conflicts = (ctx: Context, schema: Schema, place: At<Schema>['location'], flag: string, side: string): void => {
  const { required, properties } = schema as { required?: unknown; properties?: Readonly<Record<string, Schema>> }
  if (!Array.isArray(required)) return
  for (const [i, name] of (required as string[]).entries()) {
    const property = properties?.[name]
    const found = property && follow<Schema>(ctx, property, place.child(['properties', name]))
    if (!found || found.node === null || found.node[flag] !== true) continue
    ctx.report({
      message: `"${name}" is required and ${flag}, but the schema is used in ${side} only, where it may not be sent`,
      location: [place.child(['required', i]), found.location.child([flag])],
    })
  }
}
