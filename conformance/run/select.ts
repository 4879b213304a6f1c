import type { Contract } from '../contract/contract.js'
import type { Requirement } from '../requirements/requirement.js'
import { LAYERS } from './layers.js'
import { nearest } from './nearest.js'
import { CannotJudge } from './stops.js'
import type { Story } from './story.js'

/** A story with its place: `<layer>/<name>`. */
export interface PlacedStory {
  id: string
  layer: string
  story: Story
}

export interface Selection {
  /** Stories to tell. */
  stories: PlacedStory[]
  /** Whether judgements of a layer about a requirement count. */
  counts(layer: string, requirement: string): boolean
  /** Whether passive judgements about exchanges of an operation count. */
  countsOperation(operation: string | undefined): boolean
  /** Why a requirement is not judged in this run, by its id. */
  leftOut: Record<string, string>
  /** Requirements that do not hold for this target, with the reason. */
  notApplicable: Record<string, string>
}

export interface SelectOptions {
  contract: Contract
  requirements: readonly Requirement[]
  stories: readonly PlacedStory[]
  only: readonly string[]
  skip: readonly string[]
}

/**
 * Chooses by layer, requirement (`okta.revoke.*` for several) or operation. Where only passive checks are asked for, the
 * stories still make the traffic that they look at.
 * @throws CannotJudge for a name that is none of these.
 */
export const select = ({ contract, requirements, stories, only, skip }: SelectOptions): Selection => {
  const read = (name: string) => readSelector(name, contract, requirements)
  const wanted = only.map(read)
  const unwanted = skip.map(read)
  const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]))

  const fits = (selectors: readonly Selector[], layer: string, requirement: Requirement): boolean =>
    selectors.some(
      ({ layer: only, ids, operation }) =>
        only === layer ||
        (ids?.includes(requirement.id) ?? false) ||
        (operation !== undefined &&
          (requirement.operations.length === 0 || requirement.operations.includes(operation))),
    )
  const holds = ({ profile }: { profile?: string }) => profile === undefined || profile === contract.profile

  const counts = (layer: string, id: string): boolean => {
    const requirement = byId.get(id)
    if (!requirement) throw new Error(`there is no requirement "${id}"; ${nearest(id, [...byId.keys()]) ?? ''}`)
    if (!holds(requirement)) return false
    return (wanted.length === 0 || fits(wanted, layer, requirement)) && !fits(unwanted, layer, requirement)
  }

  const passives = requirements.filter(({ passive }) => passive !== undefined)
  const passiveCounts = passives.some(({ id }) => counts('passive', id))
  const told = stories.filter(({ layer, story }) => {
    if (!holds(story) || unwanted.some((each) => each.layer === layer)) return false
    return story.covers.some((id) => counts(layer, id)) || (passiveCounts && onlyPassive(wanted, passives))
  })

  const layersOf = (id: string) => [
    ...(byId.get(id)?.passive === undefined ? [] : ['passive']),
    ...stories.filter(({ story }) => story.covers.includes(id)).map(({ layer }) => layer),
  ]
  const choice = [...only.map((name) => `--only ${name}`), ...skip.map((name) => `--skip ${name}`)].join(' ')
  const leftOut: Record<string, string> = {}
  const notApplicable: Record<string, string> = {}
  for (const requirement of requirements) {
    const layers = layersOf(requirement.id)
    if (!holds(requirement)) notApplicable[requirement.id] = `holds in the profile ${requirement.profile} only`
    else if (requirement.untestable !== undefined)
      leftOut[requirement.id] = `no check covers it: ${requirement.untestable}`
    else if (layers.length === 0) leftOut[requirement.id] = 'no check covers it yet'
    else if (!layers.some((layer) => counts(layer, requirement.id))) leftOut[requirement.id] = `not chosen: ${choice}`
  }
  const countsOperation = (name: string | undefined): boolean =>
    (wanted.length === 0 || wanted.some(({ operation }) => operation === undefined || operation === name)) &&
    !unwanted.some(({ operation }) => operation !== undefined && operation === name)
  return { stories: told, counts, countsOperation, leftOut, notApplicable }
}

interface Selector {
  layer?: string
  ids?: readonly string[]
  operation?: string
}

/** True where nothing was chosen but passive requirements, which need somebody else's traffic. */
const onlyPassive = (wanted: readonly Selector[], passives: readonly Requirement[]): boolean =>
  wanted.length > 0 &&
  wanted.some(({ layer, ids }) => layer === 'passive' || passives.some(({ id }) => ids?.includes(id)))

const readSelector = (name: string, contract: Contract, requirements: readonly Requirement[]): Selector => {
  if ((LAYERS as readonly string[]).includes(name)) return { layer: name }
  if (contract.operations.some(({ id }) => id === name)) return { operation: name }
  const pattern = new RegExp(`^${name.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)
  const ids = requirements.map(({ id }) => id).filter((id) => pattern.test(id))
  if (ids.length > 0) return { ids }
  const known = [...LAYERS, ...contract.operations.map(({ id }) => id), ...requirements.map(({ id }) => id)]
  const near = nearest(name, known)
  throw new CannotJudge(
    `--only and --skip take a layer, a requirement or an operation, not "${name}"; ` +
      (near ? `did you mean "${near}"?` : `layers are ${LAYERS.join(', ')}`),
  )
}
