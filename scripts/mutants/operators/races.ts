import type { Change, Collection, Store, Tables } from '../../../src/engine/store.js'
import type { Mutation } from '../mutant.js'

type AnyChange = Change<Record<string, Record<string, unknown>>>
type AnyCollection = Collection<Record<string, unknown>>

const pause = () => new Promise((resolve) => setTimeout(resolve, 20))

/**
 * Looks first and writes a moment later, with nothing in between to hold others off: in a sequence of calls nothing is wrong,
 * but calls at the same moment do not see each other.
 */
export const checkThenAct = (): Mutation => ({
  context: ({ context: { store } }) => {
    const face = (name: string): AnyCollection => {
      const rows = store.collection(name) as AnyCollection
      return {
        ...rows,
        async delete(id, conditions = []) {
          const row = await rows.updateIf(id, conditions, {})
          if (!row) return undefined
          await pause()
          await rows.delete(id)
          return row
        },
        async updateIf(id, conditions, patch) {
          if (!(await rows.updateIf(id, conditions, {}))) return undefined
          await pause()
          return rows.updateIf(id, [], patch)
        },
      }
    }
    const racy: Store<Tables> = {
      ...store,
      collection: ((name: string) => face(name)) as Store<Tables>['collection'],
      async commit(changes) {
        const steps = changes as readonly AnyChange[]
        for (const step of steps) if (!(await holds(store, step))) return false
        await pause()
        for (const step of steps) await apply(store, step)
        return true
      },
    }
    return { store: racy }
  },
})

const holds = async (store: Store<Tables>, step: AnyChange): Promise<boolean> => {
  const rows = store.collection(step.in) as AnyCollection
  if ('insert' in step) return true
  if ('deleteWhere' in step) return true
  const id = 'update' in step ? step.update : step.delete
  return (await rows.updateIf(id, step.if ?? [], {})) !== undefined
}

const apply = async (store: Store<Tables>, step: AnyChange): Promise<void> => {
  const rows = store.collection(step.in) as AnyCollection
  if ('insert' in step) await rows.insert(step.insert)
  else if ('update' in step) await rows.updateIf(step.update, [], step.set)
  else if ('delete' in step) await rows.delete(step.delete)
  else await rows.deleteMany(step.deleteWhere)
}
