import type { Mutant } from '../mutant.js'
import type { Proof } from './job.js'

/** Mutants that show something, each effect once. */
export interface Sifted {
  real: Mutant[]
  /** Names of those that show what another shows, with that one's. */
  same: string[]
  /** Names of those that show nothing. */
  harmless: string[]
}

/** Keeps one mutant per observable effect; those that only a connection shows cannot be compared and are kept. */
export const sift = (mutants: readonly Mutant[], proofs: ReadonlyMap<string, Proof>): Sifted => {
  const byEffect = new Map<string, Mutant>()
  const sifted: Sifted = { real: [], same: [], harmless: [] }
  for (const mutant of mutants) {
    const proof = proofs.get(mutant.name)
    if (mutant.overHttpOnly || !proof) {
      sifted.real.push(mutant)
      continue
    }
    const key = `${mutant.profile} ${proof.fingerprint}`
    const twin = byEffect.get(key)
    if (proof.difference === undefined) sifted.harmless.push(mutant.name)
    else if (twin) sifted.same.push(`${mutant.name} (as ${twin.name})`)
    else {
      byEffect.set(key, mutant)
      sifted.real.push(mutant)
    }
  }
  return sifted
}
