import { expect, test } from 'vitest'
import { chromiumPath, launchChromium, withoutBrowser } from './chromium.js'

const machine = (env: Record<string, string> = {}, ...files: string[]) => ({
  env,
  exists: (path: string) => files.includes(path),
})

test('a Chromium is found where Debian puts it, or where the environment says', () => {
  expect(chromiumPath(machine({}, '/usr/bin/chromium'))).toBe('/usr/bin/chromium')
  expect(chromiumPath(machine({ CHROMIUM_PATH: '/opt/c' }, '/usr/bin/chromium'))).toBe('/opt/c')
})

test('without one, tests stand aside on a desk and fail in CI, saying how to get one', async () => {
  expect(withoutBrowser(machine())).toBe(true)
  expect(withoutBrowser(machine({ CI: 'true' }))).toBe(false)
  await expect(launchChromium(machine({ CI: 'true' }))).rejects.toThrow(
    'apt-get install -y --no-install-recommends chromium',
  )
})
