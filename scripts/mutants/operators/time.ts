import type { Mutant } from '../mutant.js'
import type { Survey } from '../survey.js'

const HOUR = 3_600_000

/** How far the behaviours' clock is off, in milliseconds. */
const OFF: Readonly<Record<string, { by: number; clause: string }>> = {
  never: { by: -50 * 365 * 24 * HOUR, clause: 'Nothing ever expires.' },
  late: { by: -HOUR, clause: 'Things expire an hour late.' },
  early: { by: HOUR, clause: 'Things expire an hour early.' },
  'minutes-late': { by: -5 * 60_000, clause: 'Things expire five minutes late.' },
  'minutes-early': { by: 5 * 60_000, clause: 'Things expire five minutes early.' },
}

/** What behaves by the clock does so at another time. */
export const time = ({ subject, profile }: Survey): Mutant[] =>
  Object.entries(subject.time ?? {}).map(([name, breaks]) => {
    const { by, clause } = OFF[name]!
    return {
      name: `${subject.api}/time/${name}`,
      api: subject.api,
      operation: undefined,
      profile,
      operator: 'time',
      clause,
      breaks,
      make: () => ({
        context: ({ context: { clock } }) => {
          const now = () => clock.now() + by
          return {
            clock: Object.assign(Object.create(clock) as typeof clock, {
              now,
              iso: () => new Date(now()).toISOString(),
            }),
          }
        },
      }),
    }
  })
