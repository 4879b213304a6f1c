/** How two path templates match the same URL. */
export type Collision = { path: string; other: string } & (
  { kind: 'crossed' } | { kind: 'literal' | 'shortened'; parameter: string; literal: string }
)

interface Template {
  path: string
  /** Its place among all paths. */
  order: number
  segments: readonly string[]
}

const parameterOf = (segment: string | undefined): string | undefined =>
  segment?.startsWith('{') && segment.endsWith('}') ? segment.slice(1, -1) : undefined

/**
 * Every two paths that one URL can match, in the order of the paths:
 * `literal`: the other path has a literal where this one has a parameter;
 * `crossed`: each has a literal where the other has a parameter, so that nothing decides;
 * `shortened`: the other path, its last value left out, is this one with a literal as its last parameter.
 */
export const pathCollisions = (paths: readonly string[]): Collision[] => {
  const templates: readonly Template[] = paths.map((path, order) => ({
    path,
    order,
    segments: path.split('/').slice(1),
  }))
  const root = branch()
  for (const template of templates) plant(root, template)
  return templates.flatMap((template) =>
    candidates(root, template.segments).flatMap((other) => {
      if (other === template) return []
      const collision = collide(template, other)
      const twice = collision?.kind === 'crossed' && other.order < template.order
      return collision && !twice ? [collision] : []
    }),
  )
}

/** Paths by their segments, so that only those are compared that can meet. */
interface Branch {
  below: Map<string, Branch>
  ends: Template[]
}

/** Stands for every parameter. */
const ANY = '{}'
const branch = (): Branch => ({ below: new Map(), ends: [] })
const keyOf = (segment: string): string => (parameterOf(segment) === undefined ? segment : ANY)

const plant = (root: Branch, template: Template): void => {
  let here = root
  for (const segment of template.segments) {
    const next = here.below.get(keyOf(segment)) ?? branch()
    here.below.set(keyOf(segment), next)
    here = next
  }
  here.ends.push(template)
}

/** The paths that agree with the segments, and those that have one parameter more. */
const candidates = (here: Branch, [segment, ...rest]: readonly string[]): Template[] => {
  if (segment === undefined) return [...here.ends, ...(here.below.get(ANY)?.ends ?? [])]
  const next = keyOf(segment) === ANY ? [...here.below.values()] : [here.below.get(segment), here.below.get(ANY)]
  return next.flatMap((one) => (one ? candidates(one, rest) : []))
}

const collide = ({ path, segments }: Template, { path: other, segments: others }: Template): Collision | undefined => {
  let taken: { parameter: string; literal: string } | undefined
  let given = false
  let at = -1
  for (let i = 0; i < segments.length; i++) {
    const theirs = others[i]!
    const parameter = parameterOf(segments[i])
    if (parameterOf(theirs) !== undefined) given ||= parameter === undefined
    else if (parameter !== undefined) [taken, at] = [taken ?? { parameter, literal: theirs }, i]
    else if (segments[i] !== theirs) return undefined
  }
  if (!taken) return undefined
  if (others.length === segments.length)
    return given ? { path, other, kind: 'crossed' } : { path, other, kind: 'literal', ...taken }
  const shortens = !given && at === segments.length - 1 && parameterOf(others.at(-1)) !== undefined
  return shortens ? { path, other, kind: 'shortened', ...taken } : undefined
}
