import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createMemory } from '../testing/memory-driver.js'
import { serve } from '../testing/server.js'
import { checkDriver } from './check-driver.js'
import { writeSkeletons } from './write-skeletons.js'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'facsimile-'))))
afterEach(() => rmSync(folder, { recursive: true }))

test('the skeletons are written once, and never over something', () => {
  expect(writeSkeletons(folder)).toEqual(['facsimile.config.yaml', 'facsimile.driver.mjs'])
  expect(readFileSync(join(folder, 'facsimile.config.yaml'), 'utf8')).toContain('apis:')
  expect(() => writeSkeletons(folder)).toThrow('nothing was written')
})

test('the driver skeleton is a sound driver as it stands', async () => {
  writeSkeletons(folder)
  const { lines, sound } = await checkDriver({ driver: join(folder, 'facsimile.driver.mjs'), headers: {}, api: 'okta' })
  expect(lines.filter((line) => line.startsWith('BAD'))).toEqual([])
  expect(sound).toBe(true)
  expect(lines).toContain('lacks  token: what needs one stays untested')
})

const FAULTS: Record<string, string> = {
  'makes the same id twice': `export const create = () => ({ id: 'same' })`,
  'refuses the ordinary form': `export const create = () => ({ error: 'no' })`,
  'makes what is dead': `let n = 0; export const create = () => ({ id: String(++n) }); export const observe = (_, id) => ({ id, alive: false })`,
  'knows what never was': `let n = 0; export const create = () => ({ id: String(++n) }); export const observe = (_, id) => ({ id, alive: true })`,
}

test.each(Object.entries(FAULTS))('a driver that %s is not sound', async (_, code) => {
  const file = join(folder, `driver-${Math.abs(code.length)}.mjs`)
  const verbs = code.includes('observe') ? ['create', 'observe'] : ['create']
  writeFileSync(
    file,
    `export const describe = () => ({ api: 'okta', kinds: { user: ${JSON.stringify(verbs)} } })\n${code}`,
  )
  expect((await checkDriver({ driver: file, headers: {} })).sound).toBe(false)
})

test('a kind or verb that there is not is pointed out: it would never be asked for', async () => {
  const file = join(folder, 'mistyped.mjs')
  writeFileSync(
    file,
    `let n = 0
export const describe = () => ({ api: 'okta', kinds: { usr: ['create'], session: ['create', 'end'] } })
export const create = () => ({ id: String(++n) })`,
  )
  const { lines, sound } = await checkDriver({ driver: file, headers: {} })
  expect(sound).toBe(false)
  expect(lines).toContain('BAD   usr: no kind of okta; did you mean "user"?')
  expect(lines).toContain('BAD   session: nothing is called "end"; known are create, observe, delete')
})

test('a driver over HTTP is checked the same way', async () => {
  const memory = createMemory({
    api: 'identity',
    kinds: { user: ['create', 'observe'], session: ['create', 'observe', 'delete'] },
    id: (kind, count) => `${kind}-${count}`,
  })
  const server = await serve((request) => memory.driver(request, request.path.slice('/d'.length)))
  try {
    expect(await checkDriver({ driver: `${server.url}/d`, headers: {} })).toMatchObject({ sound: true })
    await expect(checkDriver({ driver: `${server.url}/d`, headers: {}, api: 'okta' })).resolves.toMatchObject({
      sound: false,
    })
  } finally {
    await server.close()
  }
})
