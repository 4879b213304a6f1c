import { createHash } from 'node:crypto'
import { makeMutants } from '../mutants/make-mutants.js'
import type { Mutant } from '../mutants/mutant.js'
import { difference, fingerprint } from '../mutants/proof/fingerprint.js'
import { probe } from '../mutants/proof/probe.js'
import { readExplanations } from '../mutants/run/explanations.js'
import { subjects } from '../mutants/subjects/index.js'

/**
 * Mutants of one API, the same in every run: drawn by a hash of their names, so that a new mutant moves few others. Each
 * differs from the unbroken mock in a fixed course of requests, and from the other ones drawn; those that break nothing
 * documented are left out.
 */
export const sampleMutants = async (api: string, size: number, seed: number): Promise<Mutant[]> => {
  const { surveys, mutants } = await makeMutants(api)
  const right = surveys.find(({ profile }) => profile === 'documented')!.seen
  const { mutants: explained } = readExplanations()
  const seen = new Set<string>()
  const drawn: Mutant[] = []
  const rank = ({ name }: Mutant) => createHash('sha256').update(`${seed} ${name}`).digest('hex')
  const ranked = mutants
    .filter(({ profile, name }) => profile === 'documented' && explained(name) === undefined)
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1))
  for (const mutant of ranked) {
    if (drawn.length >= size) break
    if (!mutant.overHttpOnly) {
      const shown = await probe(subjects[api]!, 'documented', mutant.make)
      const effect = fingerprint(shown)
      if (difference(right, shown) === undefined || seen.has(effect)) continue
      seen.add(effect)
    }
    drawn.push(mutant)
  }
  return drawn
}
