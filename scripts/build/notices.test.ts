import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { notices } from './notices.js'

let root: string
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), 'notices-'))))
afterEach(() => rmSync(root, { recursive: true }))

const install = (folder: string, about: object, licence?: string): void => {
  mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(root, folder, 'package.json'), JSON.stringify(about))
  if (licence !== undefined) writeFileSync(join(root, folder, 'LICENSE'), licence)
}

test('each package is named once, with its licence; own sources are not', () => {
  install('node_modules/b', { name: 'b', version: '2.0.0', license: 'ISC' }, 'Do as you like.')
  install('node_modules/@a/x', { name: '@a/x', version: '1.0.0', license: 'MIT' }, 'Keep this notice.')
  const inputs = ['src/index.ts', 'node_modules/b/one.js', 'node_modules/b/lib/two.js', 'node_modules/@a/x/x.js']
  const text = notices(root, inputs)
  expect(text.match(/^\S+ \d\.\d\.\d \(\w+\)$/gm)).toEqual(['@a/x 1.0.0 (MIT)', 'b 2.0.0 (ISC)'])
  expect(text).toContain('Keep this notice.')
  expect(text).toContain('Do as you like.')
})

test('a package inside another is named by itself', () => {
  install('node_modules/b/node_modules/c', { name: 'c', version: '3.0.0', license: 'MIT' }, 'C.')
  expect(notices(root, ['node_modules/b/node_modules/c/c.js'])).toMatch(/^c 3\.0\.0 \(MIT\)/)
})

test('a package without a licence is refused', () => {
  install('node_modules/b', { name: 'b', version: '2.0.0', license: 'ISC' })
  expect(() => notices(root, ['node_modules/b/b.js'])).toThrow('b has no licence to hand on')
})
