/** A test. It names no parameter: jest would take it for one that calls back. */
export type TestBody = (...context: unknown[]) => void

/** What `describeConformance` uses of a test runner; vitest and jest both have it. */
export interface TestRunner {
  describe: (name: string, body: () => void) => unknown
  test: ((name: string, body: TestBody, timeout?: number) => unknown) & {
    skip: (name: string, body: TestBody) => unknown
  }
  /** Runs the suite before the tests. Not needed for a report that is there already. */
  beforeAll?: ((body: () => Promise<void>, timeout?: number) => unknown) | undefined
}

/**
 * The runner that was handed over, or the one whose functions are global: always in jest, in vitest with `globals: true`.
 * @throws Error saying what to hand over.
 */
export const findRunner = (given: Partial<TestRunner> | undefined): TestRunner => {
  const { describe, test, it, beforeAll } = {
    ...(globalThis as { it?: TestRunner['test'] } & Partial<TestRunner>),
    ...given,
  }
  const found = test ?? it
  if (typeof describe === 'function' && typeof found === 'function') return { describe, test: found, beforeAll }
  throw new Error(
    'describeConformance found no test runner: hand one over, as in ' +
      "describeConformance(options, { describe, test, beforeAll }) with what you import from 'vitest'",
  )
}
