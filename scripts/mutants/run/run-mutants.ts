import type { Mutant } from '../mutant.js'
import { makeMutants } from '../make-mutants.js'
import type { Survey } from '../survey.js'
import { readExplanations } from './explanations.js'
import type { Proof } from './job.js'
import type { Judged } from './judge.js'
import { runJobs } from './pool.js'
import { sift } from './sift.js'
import { outcomes, type Outcome } from './outcomes.js'
import { closingLine, matrix, summary } from './summary.js'

export interface RunOptions {
  apis: readonly string[]
  /** Part of the names of those to judge. */
  only?: string | undefined
  /** Stops the judging of each mutant at the first MUST that fails; the matrix then shows no more than that. */
  quick: boolean
  write(name: string, text: string): void
  print(line: string): void
}

/** Makes, proves and judges the mutants; answers how many were missed. */
export const runMutants = async ({ apis, only, quick, write, print }: RunOptions): Promise<{ missed: number }> => {
  const all: Outcome[] = []
  for (const api of apis) {
    const { surveys, mutants } = await makeMutants(api)
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
    all.push(...outcomes(real, { proofs, judged, failed, level: levelOf(surveys), explain: readExplanations() }))
    write(`${api}.harmless.txt`, [...harmless, ...same].map((line) => `${line}\n`).join(''))
  }
  write('matrix.json', matrix(all))
  write('summary.md', summary(all))
  print(summary(all))
  print(closingLine(all))
  return { missed: all.filter(({ fate }) => fate === 'missed').length }
}

/** How binding a requirement is, in whichever profile it holds. */
const levelOf = (surveys: readonly Survey[]) => (id: string) =>
  surveys.map(({ requirements }) => requirements.level(id)).find((level) => level !== undefined)
