import type { Profile } from '../../../src/engine/context.js'
import { freedomsOf } from '../freedoms/index.js'
import { subjects } from '../subjects/index.js'
import type { Result, UnbrokenJob } from './job.js'
import type { Judged } from './judge.js'
import { runJobs } from './pool.js'

const PROFILES: readonly Profile[] = ['documented', 'live']

/** The most requests that the suite sends to one API by default. */
const MOST_REQUESTS = 300

/** What the suite says of the mock as it is. */
export interface Unbroken {
  seeds: number
  runs: Judged[]
  /** Runs with one freedom each. */
  free: Judged[]
  /** What has to be mended, a sentence each; empty where the mock passes. */
  faults: string[]
}

/** Every check that looked at something in one of the runs, as `layer requirement check`. */
export const lookedAt = ({ runs, free }: Unbroken, api: string): string[] => [
  ...new Set([...runs, ...free].filter(({ name }) => name.startsWith(`${api}/`)).flatMap(({ looked }) => looked ?? [])),
]

/** Judges the mock in both profiles with several seeds, and with each freedom. */
export const judgeUnbroken = async (
  apis: readonly string[],
  seeds: number,
  processes: number | undefined,
): Promise<Unbroken> => {
  const jobs = apis.flatMap((api) =>
    PROFILES.flatMap((profile) => jobsOf(api, profile, seeds, subjects[api]?.profiles ?? [])),
  )
  const faults: string[] = []
  const judged: Judged[] = []
  const onResult = (result: Result) => {
    if (result.task === 'unbroken') judged.push(result.judged)
    if (result.task === 'failed') faults.push(`${result.name}: ${result.reason}`)
  }
  await runJobs(jobs, onResult, processes)
  const runs = judged.filter(({ name }) => name.includes('/unbroken/'))
  return {
    seeds,
    runs,
    free: judged.filter(({ name }) => name.includes('/freedom/')),
    faults: [...faults, ...judged.flatMap(faultsOf)],
  }
}

const jobsOf = (api: string, profile: Profile, seeds: number, differing: readonly Profile[]): UnbrokenJob[] => {
  const base = { task: 'unbroken', api, profile } as const
  return [
    ...Array.from({ length: seeds }, (_, i) => ({
      ...base,
      name: `${api}/unbroken/${profile}/seed-${i + 1}`,
      seed: i + 1,
    })),
    ...freedomsOf(api)
      // where profiles are the same, so are freedoms
      .filter((freedom) => differing.includes(profile) && (freedom.profile ?? profile) === profile)
      .map(({ name }) => ({
        ...base,
        name: `${api}/freedom/${profile}/${name}`,
        seed: 1,
        freedom: name,
      })),
  ]
}

const faultsOf = ({ name, failed, untested = [], requests, trouble }: Judged): string[] => {
  const free = name.includes('/freedom/')
  return [
    ...(trouble === undefined ? [] : [`${name}: ${trouble}`]),
    ...(failed.length > 0 ? [`${name}: fails ${failed.join(', ')}`] : []),
    // what a freedom leaves out cannot be looked at
    ...(untested.length > 0 && !free ? [`${name}: leaves untested ${untested.join(', ')}`] : []),
    ...(requests > MOST_REQUESTS && !free ? [`${name}: takes ${requests} requests`] : []),
  ]
}
