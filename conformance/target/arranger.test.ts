import { expect, test } from 'vitest'
import type { Api } from '../apis/api.js'
import { createRandom } from '../run/random.js'
import { createArranger } from './arranger.js'
import { moduleDriver, type DriverModule } from './module-driver.js'
import { createOwnership } from './ownership.js'
import type { Target } from './target.js'

const random = createRandom(1, 'test')
const api: Api = { name: 'okta', idNames: [], stories: {}, kinds: { session: { usedUp: true } } }

const arrange = async (own: Target['own'], module?: DriverModule) => {
  const driver = module && moduleDriver('test', module)
  const ownership = createOwnership()
  const target: Target = {
    api: 'okta',
    baseUrl: 'http://x',
    credential: {},
    profile: 'documented',
    readOnly: false,
    own,
    variants: [],
  }
  const arranger = createArranger({
    api,
    target,
    driver: driver && { driver, description: await driver.describe() },
    ownership,
    onCredential: () => undefined,
  })
  return { ownership, arranger }
}

const describe = (kinds: Record<string, string[]>, reset = false) => ({ api: 'okta', kinds, clock: false, reset })

test('what the configuration names is lent, and what calls end serves once', async () => {
  const { arranger, ownership } = await arrange({ user: [{ id: 'u1' }], session: [{ id: 's1', user: 'u1' }] })
  expect(ownership.owns('u1')).toBe(true)
  expect(await arranger.make('user', {}, random)).toMatchObject({ id: 'u1' })
  await expect(arranger.make('user', {}, random)).rejects.toThrow('nobody makes another user')
  expect(await arranger.make('session', { user: 'u1' }, random)).toMatchObject({ id: 's1' })
  arranger.giveBack()
  expect(await arranger.make('user', {}, random)).toMatchObject({ id: 'u1' })
  await expect(arranger.make('session', { user: 'u1' }, random)).rejects.toThrow('nobody makes another session')
})

test('what the configuration names too few of is told apart from what it does not name', async () => {
  const { arranger } = await arrange({ session: [{ id: 's1', user: 'u1' }] })
  const wanted = async (user: string): Promise<unknown> => {
    const refused: unknown = await arranger.make('session', { user }, random).catch((error: unknown) => error)
    return refused instanceof Error ? (refused as Error & { provide?: string }) : undefined
  }
  expect(await wanted('u1')).toBeUndefined()
  expect(await wanted('u1')).toMatchObject({ message: 'nobody makes another session with user "u1"' })
  expect(await wanted('u2')).toMatchObject({ message: 'nobody makes a session with user "u2"' })
})

test('a driver that refuses attributes is quoted, and ids may be numbers', async () => {
  const { arranger, ownership } = await arrange(
    {},
    {
      describe: () => describe({ user: ['create'] }),
      create: (_, { odd }) => (odd ? { error: 'not so odd' } : { id: 4711 }),
    },
  )
  expect(await arranger.make('user', {}, random)).toMatchObject({ id: '4711' })
  expect(ownership.log()).toEqual([{ id: '4711', origin: 'made' }])
  await expect(arranger.make('user', { odd: true }, random)).rejects.toThrow('not so odd')
  await expect(arranger.alive('user', '4711')).rejects.toThrow('nobody can tell')
})

test('what was made is ended last things first, and what cannot be is told', async () => {
  const ended: string[] = []
  let count = 0
  const { arranger } = await arrange(
    {},
    {
      describe: () => describe({ user: ['create', 'delete'], device: ['create'] }),
      create: () => ({ id: `i${++count}` }),
      delete: (_, id) => void ended.push(id),
    },
  )
  for (const kind of ['user', 'device', 'user']) await arranger.make(kind, {}, random)
  expect(await arranger.cleanUp()).toEqual([{ kind: 'device', id: 'i2' }])
  expect(ended).toEqual(['i3', 'i1'])
})

test.each([
  [
    'throws',
    () => {
      throw new Error('boom')
    },
    'boom',
  ],
  ['answers nothing', () => undefined, 'an object is expected'],
  ['answers no id', () => ({}), 'without an "id"'],
])('a driver that %s ends the run', async (_, create, message) => {
  const { arranger } = await arrange({}, { describe: () => describe({ user: ['create'] }), create })
  await expect(arranger.make('user', {}, random)).rejects.toThrow(message)
})

test('a module that throws is quoted, with what was asked of it', async () => {
  const { arranger } = await arrange(
    {},
    {
      describe: () => describe({ user: ['create'] }),
      create: () => {
        throw new Error('no database')
      },
    },
  )
  await expect(arranger.make('user', {}, random)).rejects.toThrow('failed in create("user"): no database')
})
