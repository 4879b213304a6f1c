import type { Mutant } from '../mutant.js'
import { makeMutants } from '../make-mutants.js'
import { readExplanations } from './explanations.js'
import type { Proof } from './job.js'
import type { Judged } from './judge.js'
import { runJobs } from './pool.js'
import { sift } from './sift.js'
import { outcomes, type Outcome } from './outcomes.js'
import { idleChecks, idleRequirements, type Idle } from './idle.js'
import { matrix } from './summary.js'
import { judgeUnbroken } from './unbroken.js'

export interface RunOptions {
  apis: readonly string[]
  /** Part of the names of those to judge. */
  only?: string | undefined
  /** Stops the judging of each mutant at the first MUST that fails; the matrix then shows no more than that. */
  quick: boolean
  write(name: string, text: string): void
  print(line: string): void
}

/** What a run has found out. */
export interface Found {
  outcomes: Outcome[]
  /** Checks that kill no mutant. */
  checks: Idle[]
  /** MUSTs that guard no mutant which no passive check sees. */
  requirements: Idle[]
}

/** Makes, proves and judges the mutants; answers what came of it. */
export const runMutants = async ({ apis, only, quick, write, print }: RunOptions): Promise<Found> => {
  const why = readExplanations()
  const found: Found = { outcomes: [], checks: [], requirements: [] }
  for (const api of apis) {
    const { surveys, mutants } = await makeMutants(api)
    const looked = await judgeUnbroken(
      api,
      surveys.map(({ profile }) => profile),
    )
    const chosen = mutants.filter(({ name }) => only === undefined || name.includes(only))
    const failed = new Map<string, string>()
    const jobs = (task: 'prove' | 'judge', of: readonly Mutant[]) => of.map(({ name }) => ({ task, api, name, quick }))

    const proofs = new Map<string, Proof>()
    await runJobs(jobs('prove', chosen), (result) => {
      if (result.task === 'prove') proofs.set(result.name, result)
      if (result.task === 'failed') failed.set(result.name, result.reason)
    })
    const { real, same, harmless } = sift(chosen, proofs)
    print(
      `${api}: ${chosen.length} candidates, ${harmless.length} show nothing, ${same.length} show what another shows`,
    )

    const judged = new Map<string, Judged>()
    await runJobs(jobs('judge', real), (result, done) => {
      if (result.task === 'judge') judged.set(result.judged.name, result.judged)
      if (result.task === 'failed') failed.set(result.name, result.reason)
      if (done % 50 === 0) print(`${api}: ${done} of ${real.length} judged`)
    })
    const came = outcomes(real, { proofs, judged, failed, explain: why.mutants })
    const byId = new Map(surveys.flatMap(({ requirements }) => requirements.all.map((entry) => [entry.id, entry])))
    const entries = [...byId.values()]
    found.outcomes.push(...came)
    found.checks.push(...idleChecks(api, entries, looked, came, why))
    found.requirements.push(...idleRequirements(entries, looked, came, why))
    write(`${api}.harmless.txt`, [...harmless, ...same].map((line) => `${line}\n`).join(''))
  }
  write('matrix.json', matrix(found.outcomes))
  return found
}
