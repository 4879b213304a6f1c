import type { Explanations } from './explanations.js'
import type { Outcome } from './outcomes.js'
import type { Entry } from '../requirements.js'

/** Something of the suite that no mutant has shown to be of use. */
export interface Idle {
  name: string
  /** Why it cannot be otherwise; undefined where nobody has said so. */
  reason: string | undefined
}

/** Checks that looked at something and failed on no mutant: `passive/media-type`, `scenarios/an-unknown-user`. */
export const idleChecks = (
  api: string,
  entries: readonly Entry[],
  looked: readonly string[],
  all: readonly Outcome[],
  why: Explanations,
): Idle[] => {
  // what is optional fails nobody, so a check of nothing else cannot kill
  const optional = new Set(entries.filter(({ level }) => level === 'MAY').map(({ id }) => id))
  const nameOf = (layer: string, check: string) =>
    `${api}/${check.startsWith(`${layer}/`) ? check : `${layer}/${check}`}`
  const killers = new Set(
    all.flatMap(({ failed, failures }) =>
      failures
        .filter(({ requirement }) => failed.includes(requirement))
        .map(({ layer, check }) => nameOf(layer, check)),
    ),
  )
  const names = looked.flatMap((each) => {
    const [layer = '', requirement = '', check = ''] = each.split(' ')
    return optional.has(requirement) ? [] : [nameOf(layer, check)]
  })
  return [...new Set(names)].filter((name) => !killers.has(name)).map((name) => ({ name, reason: why.checks(name) }))
}

/** MUSTs of stories that fail on no mutant which every passive check lets through. */
export const idleRequirements = (
  entries: readonly Entry[],
  looked: readonly string[],
  all: readonly Outcome[],
  why: Explanations,
): Idle[] => {
  const told = new Set(looked.filter((each) => !each.startsWith('passive ')).map((each) => each.split(' ')[1]!))
  const guarded = new Set(
    all
      .filter(
        ({ failed, failures }) =>
          !failures.some((each) => each.layer === 'passive' && failed.includes(each.requirement)),
      )
      .flatMap(({ failed }) => failed),
  )
  return entries
    .filter(({ id, level, passive }) => level === 'MUST' && passive === undefined && told.has(id) && !guarded.has(id))
    .map(({ id }) => ({ name: id, reason: why.requirements(id) }))
}
