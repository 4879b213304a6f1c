import type { components } from '#contract/control'

/** One API of a running mock, as `GET /_facsimile` shows it. */
export type MockedApi = components['schemas']['MockedApi']
