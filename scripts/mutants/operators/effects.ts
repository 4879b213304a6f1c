import { splitTarget } from '../../../src/engine/query.js'
import { createRouter } from '../../../src/engine/router.js'
import type { Answer, Kit, Mutant } from '../mutant.js'
import type { Effect } from '../subjects/subject.js'
import type { Survey } from '../survey.js'
import { inTurn } from './in-turn.js'
import { isEmpty, rowsOf, type AnyRow, type Diff, type Rows } from './rows.js'

interface Scene {
  rows: Rows
  /** Every row that is left, the newest last. */
  left: readonly AnyRow[]
  owner: string
  /** Runs something after the so many-th of the next requests of the API has been answered. */
  later(requests: number, action: () => Promise<void>): void
}

interface Twist {
  clause: string
  run(diff: Diff, scene: Scene): Promise<void>
}

const ownersOf = ({ removed, changed, inserted }: Diff, owner: string): Set<unknown> =>
  new Set([...removed, ...inserted, ...changed.map(({ before }) => before)].map((row) => row[owner]))

const touched = ({ changed, inserted }: Diff): Set<unknown> =>
  new Set([...changed.map(({ after }) => after), ...inserted])

/** Rows that the change left alone, of the same owner or of others. */
const others = (diff: Diff, { left, owner }: Scene, whose: 'same' | 'other'): AnyRow[] =>
  left.filter((row) => !touched(diff).has(row) && ownersOf(diff, owner).has(row[owner]) === (whose === 'same'))

const spoil = async (diff: Diff, { rows }: Scene, victims: readonly AnyRow[]): Promise<void> => {
  // where rows are changed and not removed, others get the same change
  const [change] = diff.changed
  if (diff.removed.length > 0 || !change) return rows.remove(victims)
  const patch = Object.fromEntries(
    Object.entries(change.after).filter(([key, value]) => JSON.stringify(change.before[key]) !== JSON.stringify(value)),
  )
  await rows.put(victims.map((row) => ({ ...row, ...patch })))
}

const TWISTS: Readonly<Record<string, Twist>> = {
  missing: { clause: 'has no effect', run: (diff, { rows }) => rows.undo(diff) },
  partial: {
    clause: 'has its effect on the first thing only',
    run: (diff, { rows }) => rows.undo(diff, 1),
  },
  late: {
    clause: 'has its effect only after the next request',
    run: async (diff, { rows, later }) => {
      await rows.undo(diff)
      later(1, () => rows.redo(diff))
    },
  },
  undone: {
    clause: 'has an effect that the second request after it takes back',
    run: async (diff, { rows, later }) => later(2, () => rows.undo(diff)),
  },
  siblings: {
    clause: 'touches everything else of the same user too',
    run: (diff, scene) => spoil(diff, scene, others(diff, scene, 'same')),
  },
  sibling: {
    clause: 'touches another thing of the same user too',
    run: (diff, scene) => spoil(diff, scene, others(diff, scene, 'same').slice(-1)),
  },
  strangers: {
    clause: 'touches what everybody else has',
    run: (diff, scene) => spoil(diff, scene, others(diff, scene, 'other')),
  },
  stranger: {
    clause: 'touches a thing of another user too',
    run: (diff, scene) => spoil(diff, scene, others(diff, scene, 'other').slice(-1)),
  },
  'wrong-user': {
    clause: "touches another user's thing instead",
    run: async (diff, scene) => {
      const victims = others(diff, scene, 'other').slice(-1)
      await scene.rows.undo(diff)
      await spoil(diff, scene, victims)
    },
  },
  'wrong-sibling': {
    clause: 'touches another thing of the same user instead',
    run: async (diff, scene) => {
      const victims = others(diff, scene, 'same').slice(-1)
      if (victims.length === 0) return
      await scene.rows.undo(diff)
      await spoil(diff, scene, victims)
    },
  },
  doubled: {
    clause: 'makes two where one was asked for',
    run: async ({ inserted }, { rows }) => {
      for (const row of inserted) {
        const id = rows.idOf(row)
        const key = Object.keys(row).find((each) => row[each] === id)!
        await rows.put([{ ...row, [key]: id.replace(/^./, (first) => (first === '0' ? '1' : '0')) }])
      }
    },
  },
}

/** What an operation does to the state goes wrong: not done, half done, late, undone, done to others. */
export const effects = (survey: Survey): Mutant[] =>
  survey.subject.effects.flatMap((effect) =>
    Object.entries(effect.breaks).map(([twist, breaks]): Mutant => {
      const { operation, collection } = effect
      const reader = /^still-in (.+)$/.exec(twist)?.[1]
      const clause = reader ? `has an effect that ${reader} does not see` : TWISTS[twist]!.clause
      return {
        name: `${survey.subject.api}/${operation}/effect/${collection}-${twist.replace(' ', '-')}`,
        api: survey.subject.api,
        operation,
        profile: survey.profile,
        operator: 'effect',
        clause: `On ${collection}, ${operation} ${clause}.`,
        breaks,
        make: () => ({
          answer: (next, kit) =>
            reader ? stillSeenBy(reader, next, kit, effect) : twisted(TWISTS[twist]!, next, kit, effect),
        }),
      }
    }),
  )

const twisted = ({ run }: Twist, next: Answer, kit: Kit, { operation, collection, owner }: Effect): Answer => {
  const rows = rowsOf(kit, collection)
  const waiting: { requests: number; action: () => Promise<void> }[] = []
  const turn = inTurn()
  return (request) =>
    turn(async () => {
      const before = await rows.all()
      const outcome = await next(request)
      for (const each of waiting) each.requests -= 1
      for (const each of waiting.filter(({ requests }) => requests <= 0)) {
        waiting.splice(waiting.indexOf(each), 1)
        await each.action()
      }
      if (outcome.operation?.id !== operation) return outcome
      const diff = await rows.diff(before)
      if (isEmpty(diff)) return outcome
      const later: Scene['later'] = (requests, action) => void waiting.push({ requests, action })
      await run(diff, { rows, left: await rows.all(), owner, later })
      return outcome
    })
}

/** One operation goes on seeing what another has removed or changed. */
const stillSeenBy = (reader: string, next: Answer, kit: Kit, { operation, collection }: Effect): Answer => {
  const rows = rowsOf(kit, collection)
  const route = createRouter(kit.contract.operations, kit.provider.routing)
  const past: Diff[] = []
  const turn = inTurn()
  return (request) =>
    turn(async () => {
      const match = route(request.method, splitTarget(request.target).path)
      const name = match.kind === 'operation' ? match.operation.id : undefined
      const before = await rows.all()
      if (name !== reader) {
        const outcome = await next(request)
        if (name === operation) {
          const diff = await rows.diff(before)
          if (!isEmpty(diff)) past.push(diff)
        }
        return outcome
      }
      for (const diff of past) await rows.undo(diff)
      const outcome = await next(request)
      for (const diff of past) await rows.redo(diff)
      return outcome
    })
}
