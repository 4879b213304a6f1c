import { usedComponents } from '../used-components.js'
import type { Context, Root, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'component-used',
  severity: 'warn',
  why: 'What nothing refers to is kept up in vain, and shows up in generated code.',
  fix: 'Remove it, or refer to it.',
  visitor: ({ files, file }) => ({
    Root(root: Root, ctx: Context) {
      // a document without paths is a collection for others
      if (Object.keys(root.paths ?? {}).length === 0 && !root['webhooks']) return
      const used = usedComponents(root, file, files)
      for (const [section, components] of Object.entries(root.components ?? {})) {
        if (section.startsWith('x-') || components === null || typeof components !== 'object') continue
        for (const name of Object.keys(components)) {
          if (used.has(`${section}/${name}`)) continue
          const location = ctx.location.child(['components', section, name]).key()
          ctx.report({ message: `The component "${name}" of ${section} is not used`, location })
        }
      }
    },
  }),
}
