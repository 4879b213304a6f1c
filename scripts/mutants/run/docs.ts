import type { Found } from './run-mutants.js'
import { byApi, closingLine, ofUnbroken } from './summary.js'

/** The page about the mutants around the summary of a run. */
export const docs = (summary: string): string => `# Mutants: the judge is judged

Written by \`npm run mutants -- --docs\`. Do not edit.

A mutant is the mock with one clause of the contract broken: another status, a field left out or of another type, a
constraint not checked or held too strictly, a credential let in that should be refused, an effect that is missing, late,
undone, doubled or done to somebody else, a list that lies, a clock that is off. Each is made around the mock, outside the
providers and outside the suite, served over HTTP and judged by the suite as any target is. It counts only if a fixed course
of requests, which knows nothing of the suite, shows a difference from the unbroken mock; two that show the same count once.

A mutant is *killed* when a MUST or SHOULD fails. *Right requirement* says for how many of the killed one of the requirements
that the mutant breaks is among those that failed. \`npm run mutants\` writes the kill matrix (mutant, layer, requirement,
check, and what proves that it is broken) to \`coverage/mutants/matrix.json\`; reasons for what is not killed stand in
\`scripts/mutants/explanations.yaml\`. A run ends
with the story that finds what is broken; mutants are judged by all stories where a check has killed none so far.

${summary}`

const [BEGIN, END] = ['<!-- mutants -->', '<!-- /mutants -->']

/**
 * The README with what a run came to between its marks.
 * @throws Error where the marks are missing.
 */
export const inReadme = (readme: string, found: Found): string => {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`README.md has no ${BEGIN} … ${END} to write between`)
  const more = '[By operator and layer, with reasons](docs/mutants.md).'
  const section = `${ofUnbroken(found.unbroken)} ${more}\n\n${byApi(found)}\n\n\`${closingLine(found.outcomes)}\``
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${section}\n\n${readme.slice(end)}`
}
