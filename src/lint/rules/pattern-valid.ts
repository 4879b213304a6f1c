import type { Schema } from '../../contract/document.js'
import { boundedRegExp } from '../bounded-regexp.js'
import type { Context, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'pattern-valid',
  severity: 'error',
  why: 'A pattern that is no regular expression of ECMA-262 makes the whole schema unusable.',
  fix: 'Write the pattern as ECMA-262 has it, without slashes around it and without flags such as (?i).',
  visitor: () => ({
    Schema({ pattern, patternProperties }: Schema, ctx: Context) {
      const look = (source: string, location: Context['location']): void => {
        try {
          boundedRegExp(source)
        } catch (error) {
          const reason = (error as Error).message.replace(/^Invalid regular expression: \/.*\/\w*: /s, '')
          ctx.report({ message: `The pattern is no regular expression: ${reason}`, location })
        }
      }
      if (typeof pattern === 'string') look(pattern, ctx.location.child(['pattern']))
      for (const source of Object.keys((patternProperties as object | undefined) ?? {}))
        look(source, ctx.location.child(['patternProperties', source]).key())
    },
  }),
}
