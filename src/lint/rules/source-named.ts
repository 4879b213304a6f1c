import type { Context, Root, Rule } from '../rule.js'
import { unsourced, wrongSource } from '../sources.js'

export const rule: Rule = {
  id: 'source-named',
  severity: 'error',
  why: 'What the documented page does not say must say where it comes from, or that it was inferred; otherwise a guess passes for a fact.',
  fix: 'Add x-source: a key of info.x-sources and what to look for there, or `inferred:` and the reason.',
  visitor: () => ({
    Root(root: Root, ctx: Context) {
      const sources = root.info?.['x-sources'] as Readonly<Record<string, unknown>> | undefined
      // only contracts that list their sources
      if (!sources || typeof sources !== 'object') return
      for (const { path, message } of wrongSource(root, Object.keys(sources)))
        ctx.report({ message, location: ctx.location.child(path) })
      for (const { path, what } of unsourced(root))
        ctx.report({ message: `${what} does not say where it comes from`, location: ctx.location.child(path).key() })
    },
  }),
}
