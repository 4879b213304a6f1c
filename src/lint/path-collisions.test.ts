import { expect, test } from 'vitest'
import { pathCollisions } from './path-collisions.js'

const found = (...paths: string[]): string[] =>
  pathCollisions(paths).map(
    (one) => `${one.path} ${one.kind} ${one.other}${'literal' in one ? ` ${one.parameter}=${one.literal}` : ''}`,
  )

test.each([
  [['/sessions/{id}', '/sessions/me'], ['/sessions/{id} literal /sessions/me id=me']],
  [['/sessions/me', '/sessions/{id}'], ['/sessions/{id} literal /sessions/me id=me']],
  [['/sessions/{id}', '/sessions/user/{user}'], ['/sessions/{id} shortened /sessions/user/{user} id=user']],
  [['/{kind}/me', '/books/{id}'], ['/{kind}/me crossed /books/{id}']],
  [['/{a}/{b}', '/a/b'], ['/{a}/{b} literal /a/b a=a']],
  [['/sessions/{id}', '/sessions/{id}/users'], []],
  [['/sessions/{id}', '/devices/me'], []],
  [['/sessions/{id}', '/sessions/{name}'], []],
  [['/sessions/{id}', '/sessions/user/all'], []],
  [['/files/{id}.json', '/files/a.json'], []],
])('%j collide like this', (paths, want) => {
  expect(found(...paths)).toEqual(want)
})
