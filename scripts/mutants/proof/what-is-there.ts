import type { MutatedMock } from '../mock/mutated-mock.js'

/** The ids of the rows that there are, by collection: what any driver would show of them. */
export const whatIsThere = async (
  { kit: { context, provider } }: MutatedMock,
  hidden: readonly string[],
): Promise<string> => {
  const lines: string[] = []
  for (const [name, { id }] of Object.entries(provider.layout)) {
    const { rows } = await context.store.collection(name).list()
    const ids = rows.map((row) => String((row as Record<string, unknown>)[id as string]))
    const shown = ids.filter((each) => !hidden.includes(each)).sort()
    lines.push(`${name}: ${shown.join(' ')}`)
  }
  return lines.join('\n')
}
