import { expect, test } from 'vitest'
import { createMock } from '../mock/create-mock.js'
import { readAssets } from './read-assets.js'

const get = async (path: string, headers: Record<string, string> = {}) => {
  const mock = await createMock({ apis: ['identity'], seed: 1 })
  const response = await mock.handle(new Request(`http://127.0.0.1${path}`, { headers }))
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('the page may load nothing from elsewhere and run nothing inline', async () => {
  const { status, headers, text } = await get('/_facsimile/console')
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  const policy = headers.get('content-security-policy')
  expect(policy).toContain("default-src 'self'")
  expect(policy).not.toContain('unsafe')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(text).toContain('<!doctype html>')
  expect(text).not.toMatch(/<script>|<style>| on\w+=| style=|https?:/)
})

test.each([
  ['app.js', 'text/javascript; charset=utf-8'],
  ['theme.js', 'text/javascript; charset=utf-8'],
  ['icon.svg', 'image/svg+xml'],
  ['style/tokens.css', 'text/css; charset=utf-8'],
  ['views/traffic.js', 'text/javascript; charset=utf-8'],
])('%s is served as %s', async (file, type) => {
  const { status, headers } = await get(`/_facsimile/console/${file}`)
  expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([200, type, 'nosniff'])
})

test('the page of another world is the same page', async () => {
  const { status, text } = await get('/~w1/_facsimile/console')
  expect([status, text]).toEqual([200, (await get('/_facsimile/console')).text])
})

test('a mistyped file gets the nearest name', async () => {
  const { status, text } = await get('/_facsimile/console/views/trafic.js')
  expect([status, JSON.parse(text)]).toEqual([
    404,
    { error: 'The console has no file "views/trafic.js": did you mean "views/traffic.js"?' },
  ])
})

test.each([
  'tsconfig.json',
  'lib/types.d.ts',
  '../read-assets.ts',
  '..%2Fread-assets.ts',
  'views/..%2f..%2fread-assets.js',
])('%s is not served', async (file) => {
  expect((await get(`/_facsimile/console/${file}`)).status).toBe(404)
})

test('a page of another origin does not get it', async () => {
  expect((await get('/_facsimile/console', { origin: 'http://evil.test' })).status).toBe(403)
})

test('every file that a file names is there', () => {
  const assets = readAssets()
  for (const [path, { text }] of assets) {
    const folder = path.includes('/') ? path.replace(/[^/]*$/, '') : ''
    const named = path.endsWith('.html')
      ? [...text.matchAll(/(?:src|href)="console\/([^"]+)"/g)].map(([, file]) => file!)
      : [...text.matchAll(/^import .*'(\..+)'$/gm)].map(([, file]) =>
          new URL(file!, `file:///${folder}`).pathname.slice(1),
        )
    for (const file of named) expect([path, file, assets.has(file)]).toEqual([path, file, true])
  }
})

test('a package without the files says so', () => {
  expect(() => readAssets('/nowhere/assets')).toThrow('/nowhere/assets: the files of the console are missing')
})
