import type { Refused } from '../worlds/refused.js'

/** A refusal as the control plane puts it: one sentence. */
export const refuse = <S extends number>(status: S, error: string): { status: S; body: { error: string } } => ({
  status,
  body: { error },
})

/** The answer to a refusal from further in. */
export const answerTo = <S extends number>({ refused, error }: Refused<S>) => refuse(refused, error)
