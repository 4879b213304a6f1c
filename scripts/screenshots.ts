import { mkdirSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { launchChromium } from '../src/console/testing/chromium.js'
import { createMock } from '../src/mock/create-mock.js'
import { bringTraffic } from './screenshots/bring-traffic.js'
import { PICTURES } from './screenshots/pictures.js'

/** `tsx scripts/screenshots.ts`: the pictures of the console in docs/console/, from a seeded mock in a real Chromium. */
const FOLDER = fileURLToPath(new URL('../docs/console/', import.meta.url))
const MOST_BYTES = 150_000

mkdirSync(FOLDER, { recursive: true })
const browser = await launchChromium()
try {
  for (const { name, at, width, height, theme, prepare } of PICTURES) {
    const mock = await createMock({ seed: 1 })
    const { url } = await mock.listen()
    await bringTraffic(url)
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, reducedMotion: 'reduce' })
    await page.goto(`${url}/_facsimile/console${at}`)
    await prepare(page)
    const file = `${FOLDER}${name}.png`
    await page.screenshot({ path: file })
    const { size } = statSync(file)
    console.log(
      `${name}.png ${Math.round(size / 1000)} kB${size > MOST_BYTES ? ': too large, make the picture smaller' : ''}`,
    )
    await page.close()
    await mock.close()
  }
} finally {
  await browser.close()
}
