import type { JudgedRequirement } from '../run/verdicts.js'

/**
 * What a requirement means for whoever reads the report in a few words:
 * `broken` a MUST fails, `incomplete` a MUST is untested where everything was to be judged, `warned` something fails that
 * does not count (a SHOULD, or accepted by a baseline), else its verdict.
 */
export type Standing = 'broken' | 'incomplete' | 'warned' | 'pass' | 'untested' | 'notApplicable'

export const standing = ({ level, verdict, accepted }: JudgedRequirement, complete = false): Standing => {
  if (verdict === 'fail') return level === 'MUST' && !accepted ? 'broken' : 'warned'
  return verdict === 'untested' && level === 'MUST' && complete ? 'incomplete' : verdict
}
