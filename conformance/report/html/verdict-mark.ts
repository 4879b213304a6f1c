import type { JudgedRequirement } from '../../run/verdicts.js'
import { standing, type Standing } from '../standing.js'
import { html, type Markup } from './markup.js'

/** How each standing looks: a sign besides its colour, since not everybody sees colours, and a word for those who listen. */
const MARKS: Readonly<Record<Exclude<Standing, 'incomplete'>, { sign: string; word: string; look: string }>> = {
  broken: { sign: '✗', word: 'fails', look: 'fail' },
  warned: { sign: '!', word: 'fails, does not count', look: 'warn' },
  pass: { sign: '✓', word: 'passes', look: 'pass' },
  untested: { sign: '?', word: 'not judged', look: 'untested' },
  notApplicable: { sign: '–', word: 'not applicable', look: 'none' },
}

const markOf = (requirement: JudgedRequirement) => {
  const name = standing(requirement)
  return MARKS[name === 'incomplete' ? 'untested' : name]
}

export const lookOf = (requirement: JudgedRequirement): string => markOf(requirement).look

export const verdictMark = (requirement: JudgedRequirement): Markup => {
  const { sign, word, look } = markOf(requirement)
  return html`<span class="mark ${look}" title="${word}" role="img" aria-label="${word}">${sign}</span>`
}

export const verdictWord = (requirement: JudgedRequirement): string => markOf(requirement).word
