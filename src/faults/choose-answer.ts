import type { Reply } from '../engine/http.js'
import { suggestion } from '../input/nearest.js'
import type { DocumentedAnswer, DocumentedAnswers } from './documented-answers.js'

/** Which documented answer is wanted: by status, by the name of an example, or by both. */
export interface WantedAnswer {
  status?: number | undefined
  example?: string | undefined
}

/** A documented answer and the name of its body; undefined where it has none. */
export interface ChosenAnswer {
  answer: DocumentedAnswer
  example: string | undefined
}

/** The answer that is wanted, or which of the two words is not documented, and what is. */
export const chooseAnswer = (
  answers: DocumentedAnswers,
  { status, example }: WantedAnswer,
): ChosenAnswer | { wrong: 'status' | 'example'; reason: string } => {
  const answer = status === undefined ? withExample(answers, example!) : answers.get(status)
  if (!answer) {
    if (status === undefined) return { wrong: 'example', reason: unknownExample(example!, [...answers.values()]) }
    return { wrong: 'status', reason: unknownStatus(status, [...answers.keys()]) }
  }
  if (example === undefined) return { answer, example: [...answer.examples.keys()][0] }
  if (answer.examples.has(example)) return { answer, example }
  return { wrong: 'example', reason: unknownExample(example, [answer]) }
}

const withExample = (answers: DocumentedAnswers, name: string): DocumentedAnswer | undefined =>
  [...answers.values()].find(({ examples }) => examples.has(name))

const unknownStatus = (status: number, known: readonly number[]): string => {
  const near = [...known].sort((a, b) => Math.abs(a - status) - Math.abs(b - status))[0]
  return `${status} is not documented; the nearest is ${near}, documented are ${known.join(', ')}`
}

const unknownExample = (name: string, answers: readonly DocumentedAnswer[]): string => {
  const names = [...new Set(answers.flatMap(({ examples }) => [...examples.keys()]))]
  const where = answers.length === 1 ? ` for ${answers[0]!.status}` : ''
  return `no example "${name}" is documented${where}: ${names.length === 0 ? 'there are none' : suggestion(name, names)}`
}

/** The chosen answer, ready for the vendor's own headers. */
export const replyOf = ({ answer: { status, type, examples }, example }: ChosenAnswer): Reply => {
  const body = example === undefined ? undefined : examples.get(example)
  const isText = type?.startsWith('text/') && body !== undefined
  return { status, ...(isText ? { headers: { 'content-type': `${type}; charset=utf-8` } } : {}), body }
}
