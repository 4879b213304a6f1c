import type { Mutant } from '../mutant.js'
import { makeMutants } from '../make-mutants.js'
import { readExplanations } from './explanations.js'
import type { Proof, Result } from './job.js'
import type { Judged } from './judge.js'
import { runJobs } from './pool.js'
import { secondLook } from './second-look.js'
import { sift } from './sift.js'
import { outcomes, type Outcome } from './outcomes.js'
import { idleChecks, idleRequirements, type Idle } from './idle.js'
import { matrixLines } from './summary.js'
import { judgeUnbroken, lookedAt, type Unbroken } from './unbroken.js'
import { unexercised } from './unexercised.js'

export interface RunOptions {
  apis: readonly string[]
  /** Part of the names of those to judge. */
  only?: string | undefined
  /** Stops the judging of each mutant at the first MUST that fails; the matrix then shows no more than that. */
  quick: boolean
  /** How many seeds the unbroken mock is judged with. */
  seeds: number
  /** How many processes share the work; as many as there are cores where left out. */
  processes?: number | undefined
  /** Judges the unbroken mock and makes no mutants. */
  onlyUnbroken: boolean
  write(name: string, text: string): void
  print(line: string): void
}

/** What a run has found out. */
export interface Found {
  unbroken: Unbroken
  outcomes: Outcome[]
  /** Checks that kill no mutant. */
  checks: Idle[]
  /** MUSTs that guard no mutant which no passive check sees. */
  requirements: Idle[]
  /** Requirements that no run had anything to do with. */
  unexercised: Idle[]
}

/** How often checks that have killed nothing get mutants to look at. */
const MOST_ROUNDS = 3

/**
 * Makes, proves and judges the mutants; answers what came of it. Where the suite does not accept the unbroken mock, none are
 * made: each would count as killed.
 */
export const runMutants = async ({ apis, seeds, processes, onlyUnbroken, ...options }: RunOptions): Promise<Found> => {
  const { only, quick, write, print } = options
  const why = readExplanations()
  const unbroken = await judgeUnbroken(apis, seeds, processes)
  print(
    `unbroken: ${unbroken.runs.length} runs, ${unbroken.free.length} with a freedom, ${unbroken.faults.length} faults`,
  )
  const found: Found = { unbroken, outcomes: [], checks: [], requirements: [], unexercised: [] }
  for (const api of apis) found.unexercised.push(...unexercised(api, lookedAt(unbroken, api), why))
  if (onlyUnbroken || unbroken.faults.length > 0) return found
  for (const api of apis) {
    const { surveys, mutants } = await makeMutants(api)
    const looked = lookedAt(unbroken, api)
    const chosen = mutants.filter(({ name }) => only === undefined || name.includes(only))
    const failed = new Map<string, string>()
    const jobs = (task: 'prove' | 'judge', of: readonly Mutant[]) => of.map(({ name }) => ({ task, api, name, quick }))

    const proofs = new Map<string, Proof>()
    const onProof = (result: Result) => {
      if (result.task === 'prove') proofs.set(result.name, result)
      if (result.task === 'failed') failed.set(result.name, result.reason)
    }
    await runJobs(jobs('prove', chosen), onProof, processes)
    const { real, same, harmless } = sift(chosen, proofs)
    print(
      `${api}: ${chosen.length} candidates, ${harmless.length} show nothing, ${same.length} show what another shows`,
    )

    const judged = new Map<string, Judged>()
    const onJudged = (result: Result, done: number) => {
      if (result.task === 'judge') judged.set(result.judged.name, result.judged)
      if (result.task === 'failed') failed.set(result.name, result.reason)
      if (done % 50 === 0) print(`${api}: ${done} judged`)
    }
    await runJobs(jobs('judge', real), onJudged, processes)
    const byId = new Map(surveys.flatMap(({ requirements }) => requirements.all.map((entry) => [entry.id, entry])))
    const entries = [...byId.values()]
    const outcome = () => outcomes(real, { proofs, judged, failed, explain: why.mutants })
    const tried = new Set<string>()
    for (let round = 0; !quick && only === undefined && round < MOST_ROUNDS; round++) {
      const again = secondLook({ api, entries, looked, why }, real, outcome(), tried)
      print(`${api}: ${again.length} looked at once more, by all stories`)
      for (const { name } of again) tried.add(name)
      const whole = jobs('judge', again).map((job) => ({ ...job, whole: true }))
      await runJobs(whole, onJudged, processes)
    }
    const came = outcome()
    for (const line of matrixLines(came)) print(line)
    found.outcomes.push(...came)
    found.checks.push(...idleChecks(api, entries, looked, came, why))
    found.requirements.push(...idleRequirements(entries, looked, came, why))
    write(`${api}.harmless.txt`, [...harmless, ...same].map((line) => `${line}\n`).join(''))
  }
  return found
}
