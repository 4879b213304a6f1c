import { existsSync } from 'node:fs'
import type { Context, Root, Rule } from '../rule.js'
import { readRequirements, requirementsFile } from '../requirements.js'

export const rule: Rule = {
  id: 'requirement-refers',
  severity: 'error',
  why: 'A requirement that names an operation, status or field that does not exist is judged by nothing.',
  fix: 'Correct the name, or add what it names to the document.',
  visitor: ({ file }) => ({
    Root(root: Root, ctx: Context) {
      const beside = requirementsFile(file)
      if (!existsSync(beside)) return
      for (const { source, pointer, message } of readRequirements(beside, root))
        ctx.report({ message, location: { source, pointer, reportOnKey: false } })
    },
  }),
}
