import type { Schema } from '../../contract/document.js'
import { nearest } from '../../input/nearest.js'
import { FORMATS } from '../formats.js'
import type { Context, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'format-known',
  severity: 'warn',
  why: 'Validators pass over formats that they do not know, or that belong to another type: nothing is checked where something seems to be.',
  fix: 'Use a format that validators know, or say it with a pattern.',
  visitor: () => ({
    Schema({ format, type }: Schema, ctx: Context) {
      if (typeof format !== 'string') return
      const location = ctx.location.child(['format'])
      const belongs = FORMATS[format]
      if (!belongs) {
        const near = nearest(format, Object.keys(FORMATS))
        const suggest = near ? [`Did you mean "${near}"?`] : []
        ctx.report({ message: `Validators ignore the format "${format}"`, location, suggest })
        return
      }
      const types = [type ?? []].flat().filter((one) => one !== 'null')
      if (types.length === 0 || types.some((one) => belongs.includes(String(one)))) return
      const message = `The format "${format}" is for ${belongs.join(' or ')}; on ${types.join(' or ')} validators ignore it`
      ctx.report({ message, location })
    },
  }),
}
