import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // generous: the slowest tests start processes, on machines that may be busy
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // most tests wait for processes and sockets as much as they compute
    maxWorkers: '100%',
    exclude: ['**/node_modules/**'],
    include: ['{src,conformance,scripts,specs,fixtures,docs}/**/*.test.ts'],
    typecheck: { enabled: true, include: ['src/**/*.test-d.ts'], ignoreSourceErrors: true },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'conformance/**/*.ts'],
      exclude: ['**/*.test.ts', '**/*.test-d.ts'],
    },
  },
})
