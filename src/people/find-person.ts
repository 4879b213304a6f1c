import { nearest } from '../input/nearest.js'
import type { Person } from './person.js'

/** How many people a sentence may list. */
const MOST_NAMED = 5

/** The person whom a text means: by e-mail address, then by user id, then by name; else a sentence that says why not. */
export const findPerson = (people: readonly Person[], text: string): { person: Person } | { missing: string } => {
  const wanted = text.trim().toLowerCase()
  const byUser = ({ accounts }: Person) => accounts.some(({ user }) => user.toLowerCase() === wanted)
  const known = people.find(({ email }) => email?.toLowerCase() === wanted) ?? people.find(byUser)
  if (known) return { person: known }
  const named = people.filter(({ name }) => name.toLowerCase() === wanted)
  if (named.length === 1) return { person: named[0]! }
  if (named.length > 1) return { missing: `Several people are called "${text}": say which by ${listed(named)}` }
  return { missing: `Nobody is known as "${text}": ${hint(text, people)}` }
}

const listed = (people: readonly Person[]): string =>
  people
    .slice(0, MOST_NAMED)
    .map(({ email, accounts }) => email ?? accounts[0]!.user)
    .join(', ')

const hint = (text: string, people: readonly Person[]): string => {
  const names = people.flatMap(({ name, email, accounts }) => [
    name,
    ...(email === undefined ? [] : [email]),
    ...accounts.map(({ user }) => user),
  ])
  const near = nearest(text, [...names, ...people.map(({ name }) => name.split(' ')[0]!)])
  const meant = people.find(({ name }) => name.split(' ')[0] === near)?.name ?? near
  if (meant !== undefined) return `did you mean "${meant}"?`
  return people.length === 0
    ? 'no API knows anybody'
    : `known are ${listed(people)}${people.length > MOST_NAMED ? ', …' : ''}`
}
