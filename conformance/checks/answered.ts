import type { PassiveCheck } from './check.js'

/** Every request is answered, in time, whole, in HTTP, and in the content encoding that is announced. */
export const answered: PassiveCheck = {
  name: 'answered',
  judge: ({ failure }) => (failure ? [`no whole answer (${failure.kind}): ${failure.message}`] : []),
}
