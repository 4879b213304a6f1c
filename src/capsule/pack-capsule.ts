import type { FaultRule } from '../faults/fault-rule.js'
import type { Entry } from '../journal/entry.js'
import type { MockedRealm } from '../mock/realms.js'
import { VERSION } from '../version.js'
import type { MockWorld } from '../worlds/mock-world.js'
import { KEPT, type Action } from './actions.js'
import { packImage } from './capsule-image.js'
import { packRequest } from './capsule-request.js'
import type { Capsule, CapsuleStep } from './capsule.js'

const WARNING = 'Credentials stand in here as they were sent. Give it only to people who may have them.'
const ANEW = 'POST /_facsimile/reset begins anew'

/**
 * Packs a world.
 * @param faults the rules in force from the beginning.
 * @returns a sentence where something of what happened is not kept any more.
 */
export const packCapsule = (
  world: MockWorld,
  realms: readonly MockedRealm[],
  faults: readonly FaultRule[],
): Capsule | { lost: string } => {
  const lost = whatIsLost(world)
  if (lost !== undefined) return { lost }
  const images = [...new Set(world.actions.list().flatMap((action) => ('image' in action ? [action.image] : [])))]
  const showAction = (action: Action): CapsuleStep => {
    const time = iso(action.time)
    if ('image' in action) return { kind: 'restore', time, image: images.indexOf(action.image) }
    return { kind: 'action', time, request: packRequest(action.request) }
  }
  return {
    capsule: 1,
    facsimile: VERSION,
    warning: WARNING,
    world: world.name,
    seed: world.seed,
    start: iso(world.beginning.time),
    running: world.clock.running,
    apis: realms.map(({ realm, fixtures }) => ({
      api: realm.api,
      profile: realm.profile,
      settings: realm.settings,
      rateLimits: realm.rateLimits,
      fixtures: [...fixtures],
    })),
    faults: faults as Capsule['faults'] & object,
    images: images.map(packImage),
    steps: inOrder([...world.journal.since(0)], world.actions.list(), showAction),
  }
}

const iso = (time: number): string => new Date(time).toISOString()

const inOrder = (
  entries: readonly Entry[],
  actions: readonly Action[],
  showAction: (action: Action) => CapsuleStep,
): CapsuleStep[] => {
  const steps: CapsuleStep[] = []
  let next = 0
  const actionsUpTo = (id: number) => {
    for (; next < actions.length && actions[next]!.after < id; next++) steps.push(showAction(actions[next]!))
  }
  for (const entry of entries) {
    actionsUpTo(entry.id)
    steps.push(showEntry(entry))
  }
  actionsUpTo(Infinity)
  return steps
}

const showEntry = ({ id, exchange, whole }: Entry): CapsuleStep => {
  const { time, request, reply } = exchange
  return {
    kind: 'exchange',
    id,
    time: iso(time),
    request: packRequest(request),
    reply: {
      status: reply.status,
      headers: { ...reply.headers },
      ...(reply.body === undefined ? {} : { body: reply.body }),
      ...(whole?.reply === undefined ? {} : { kept: reply.body!.length }),
    },
  }
}

const whatIsLost = ({ journal, actions }: MockWorld): string | undefined => {
  if (journal.dropped > 0)
    return `The journal has let ${journal.dropped} exchanges go, so it cannot all happen again; ${ANEW}, and --max-exchanges keeps more`
  if (!journal.complete) return `The journal was cleared, so it cannot all happen again; ${ANEW}`
  if (actions.cut) return `More was done to this world than is kept (${KEPT}), so it cannot all happen again; ${ANEW}`
  for (const { id, whole } of journal.since(0)) {
    if (whole?.request !== undefined)
      return `The body of exchange ${id} was too long to be kept (${whole.request} bytes), so it cannot be sent again; ${ANEW}`
  }
  return undefined
}
