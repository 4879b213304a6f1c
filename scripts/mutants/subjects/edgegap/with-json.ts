import type { Mutation } from '../../mutant.js'

/** One operation reads another body than was sent. */
export const withJson = (operation: string, change: (body: Record<string, unknown>) => unknown): Mutation => ({
  provider: (provider) => ({
    ...provider,
    behaviours: {
      ...provider.behaviours,
      [operation]: (call) => {
        const given = call as unknown as { input: { body: Record<string, unknown> } }
        const input = { ...given.input, body: change(given.input.body) }
        return provider.behaviours[operation]!({ ...given, input } as unknown as typeof call)
      },
    },
  }),
})
