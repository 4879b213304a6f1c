import { describe, expect, test } from 'vitest'
import type { Context } from '../engine/context.js'
import type { Account } from '../engine/people.js'
import { findPerson } from './find-person.js'
import { joinPeople } from './join-people.js'
import type { PeopleRealm } from './person.js'

const account = (user: string, name: string | null = null, email: string | null = null): Account => ({
  user,
  name,
  email,
})

const realm = (api: string, ...accounts: Account[]): PeopleRealm => ({
  api,
  mount: `/${api}`,
  context: {} as Context,
  people: { accounts: async () => accounts } as unknown as PeopleRealm['people'],
})

const join = async (...realms: PeopleRealm[]) =>
  (await joinPeople(realms)).map(({ name, email, accounts }) => [name, email, accounts.map(({ user }) => user)])

test('accounts with one e-mail address are one person, in any case', async () => {
  expect(
    await join(realm('a', account('1', 'Bob', 'Bob@example.com')), realm('b', account('x', null, 'bob@example.com'))),
  ).toEqual([['Bob', 'Bob@example.com', ['1', 'x']]])
})

test('accounts without one stand alone, even of one name', async () => {
  expect(await join(realm('a', account('1', 'Bob')), realm('b', account('1', 'Bob')))).toEqual([
    ['Bob', undefined, ['1']],
    ['Bob', undefined, ['1']],
  ])
})

test('who has no name is called by the address, or the user id', async () => {
  expect(await join(realm('a', account('1', null, 'bob@example.com'), account('2')))).toEqual([
    ['bob@example.com', 'bob@example.com', ['1']],
    ['2', undefined, ['2']],
  ])
})

describe('a person is found', () => {
  const people = () =>
    joinPeople([
      realm('a', account('u1', 'Bob Okafor', 'bob@example.com'), account('u2', 'Ann Lee', 'ann@example.com')),
      realm('b', account('u3', 'Ann Lee', 'ann.lee@example.com')),
    ])
  const find = async (text: string) => {
    const found = findPerson(await people(), text)
    return 'missing' in found ? found.missing : found.person.accounts[0]!.user
  }

  test.each([
    ['by address', 'BOB@example.com', 'u1'],
    ['by user id', 'u3', 'u3'],
    ['by name', ' bob okafor ', 'u1'],
    ['not by half a name', 'Bob', 'Nobody is known as "Bob": did you mean "Bob Okafor"?'],
    [
      'not by a wrong address',
      'bop@example.com',
      'Nobody is known as "bop@example.com": did you mean "bob@example.com"?',
    ],
    [
      'not where nothing is near',
      'zzzzzzzzzz',
      'Nobody is known as "zzzzzzzzzz": known are bob@example.com, ann@example.com',
    ],
    [
      'not by a name of several',
      'Ann Lee',
      'Several people are called "Ann Lee": say which by ann@example.com, ann.lee@',
    ],
  ])('%s', async (_, text, want) => {
    expect(await find(text)).toContain(want)
  })

  test('not where nobody is known', () => {
    expect(findPerson([], 'bob')).toEqual({ missing: 'Nobody is known as "bob": no API knows anybody' })
  })
})
