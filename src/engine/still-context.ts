import type { Clock } from './clock.js'

/**
 * The same context with a clock that stands while one request is answered: a request happens at one moment, whatever the
 * time that answering it takes. That is what lets it be answered the same again.
 */
export const stillContext = <C extends { readonly clock: Clock }>(context: C, now: number): C => {
  const clock = Object.assign(Object.create(context.clock) as Clock, {
    now: () => now,
    iso: () => new Date(now).toISOString(),
  })
  return Object.create(context, { clock: { value: clock, enumerable: true } }) as C
}
