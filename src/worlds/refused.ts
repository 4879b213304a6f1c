/** Why something was not done: a status of HTTP that fits, and a sentence for the person who asked. */
export interface Refused<S extends number> {
  readonly refused: S
  readonly error: string
}

export const refuse = <S extends number>(refused: S, error: string): Refused<S> => ({ refused, error })

export const isRefused = <T extends object>(value: T): value is Extract<T, Refused<number>> => 'refused' in value
