import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { withoutBrowser } from './testing/chromium.js'
import { consoleTests } from './testing/console-tests.js'

const SESSION = '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'

describe.skipIf(withoutBrowser())('worlds, snapshots and clock in the console (needs Chromium)', () => {
  const visit = consoleTests()

  test('a world is made, switched to, seen everywhere, and dropped', async () => {
    const { page, send } = await visit({ at: '#/worlds' })
    await page.getByLabel('Name').fill('w1')
    await page.getByRole('button', { name: 'Make the world' }).click()
    await page.getByRole('cell', { name: 'w1', exact: true }).waitFor()
    await page.getByLabel('World', { exact: true }).selectOption('w1')
    await page.waitForURL('**/~w1/_facsimile/console#/worlds')
    await page.getByRole('cell', { name: 'w1 shown here' }).waitFor()
    await page.getByRole('link', { name: 'Traffic' }).click()
    await send(SESSION, { method: 'DELETE' })
    await send(`/~w1${SESSION}`)
    await page.getByRole('row', { name: /GET .* 200/ }).waitFor()
    expect(await page.getByRole('row', { name: /DELETE/ }).count()).toBe(0)
    await page.getByRole('link', { name: 'Worlds' }).click()
    await page.getByRole('button', { name: 'Drop w1' }).click()
    await page.waitForURL((url) => url.pathname === '/_facsimile/console' && url.hash === '#/worlds')
  })

  test('a name as long as may be leaves everything on a narrow page', async () => {
    const browser = { viewport: { width: 360, height: 800 } }
    const { page, control } = await visit({ at: '#/worlds', browser })
    const name = 'a-name-'.repeat(9).slice(0, 64)
    await control('PUT', `/worlds/${name}`)
    await control('PUT', `/snapshots/${name}`)
    for (const view of ['worlds', 'snapshots']) {
      await page.goto(page.url().replace(/#.*/, `#/${view}`))
      await page.reload()
      await page.getByRole('row', { name }).waitFor()
      await page.locator('#world').getByText(name).waitFor({ state: 'attached' })
      const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      expect(wide, view).toBe(0)
    }
  })

  test('a world that cannot be made says why', async () => {
    const { page } = await visit({ at: '#/worlds' })
    await page.getByLabel('Name').fill('Not A Name')
    await page.getByRole('button', { name: 'Make the world' }).click()
    await page.getByRole('alert').waitFor()
  })

  test('a world begins as a snapshot is', async () => {
    const { page, send, control } = await visit({ at: '#/worlds' })
    await send(SESSION, { method: 'DELETE' })
    await control('PUT', '/snapshots/signed-out')
    await page.reload()
    await page.getByLabel('Name').fill('fork')
    await page.getByLabel('Made from').selectOption('signed-out')
    await page.getByRole('button', { name: 'Make the world' }).click()
    await page.getByRole('cell', { name: 'snapshot signed-out' }).waitFor()
    expect((await send(`/~fork${SESSION}`)).status).toBe(404)
    expect((await send(`/~other${SESSION}`)).status).toBe(200)
  })

  test('a snapshot is taken, compared, restored and deleted', async () => {
    const { page, send } = await visit({ at: '#/snapshots' })
    await page.getByText('No snapshots yet').waitFor()
    await page.getByLabel('Name').fill('before')
    await page.getByRole('button', { name: 'Take a snapshot' }).click()
    await page.getByRole('cell', { name: 'before', exact: true }).waitFor()
    await send(SESSION, { method: 'DELETE' })
    await page.getByRole('button', { name: 'Show the difference' }).click()
    await page.getByRole('cell', { name: /\/identity\/sessions\/b0b00000/ }).waitFor()
    await page.getByRole('button', { name: 'Restore before' }).click()
    await page.getByText('The world default is as it was in before').waitFor()
    expect((await send(SESSION)).status).toBe(200)
    await page.getByRole('button', { name: 'Show the difference' }).click()
    await page.getByRole('heading', { name: 'No difference' }).waitFor()
    await page.getByRole('button', { name: 'Delete before' }).click()
    await page.getByText('No snapshots yet').waitFor()
  })

  test('the clock is moved, set, let run and frozen', async () => {
    const { page, send, control } = await visit({ at: '#/clock' })
    const now = async () => (await control('GET', '/clock')) as { now: string; running: boolean }
    await page.getByRole('button', { name: '+ 1 hour' }).click()
    await page.getByText('2026-01-01 01:00:00 UTC', { exact: true }).waitFor()
    await page.getByRole('textbox', { name: 'Advance by' }).fill('P60D')
    await page.getByRole('button', { name: 'Advance', exact: true }).click()
    await page.getByText('2026-03-02 01:00:00 UTC', { exact: true }).waitFor()
    expect(await (await send(SESSION)).json()).toMatchObject({ is_expired: true })
    await page.getByLabel('Set to (UTC)').fill('2026-05-06T07:08:09')
    await page.getByRole('button', { name: 'Set', exact: true }).click()
    await page.getByText('2026-05-06 07:08:09 UTC', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Let it run' }).click()
    await page.getByRole('button', { name: 'Freeze' }).waitFor()
    expect((await now()).running).toBe(true)
    await page.getByRole('button', { name: 'Freeze' }).click()
    await page.getByRole('button', { name: 'Let it run' }).waitFor()
    expect((await now()).running).toBe(false)
  })

  test('one goes to where the next session runs out', async () => {
    const { page } = await visit({ at: '#/clock' })
    const next = page.getByRole('region', { name: 'Sessions that run out next' }).getByRole('row').nth(1)
    await next.getByRole('button').click()
    await page.getByText('2026-01-01 02:00:01 UTC', { exact: true }).waitFor()
  })

  test('a duration that is none is refused where it was typed', async () => {
    const { page } = await visit({ at: '#/clock' })
    await page.getByRole('textbox', { name: 'Advance by' }).fill('an hour')
    await page.getByRole('button', { name: 'Advance', exact: true }).click()
    await page.getByRole('form', { name: 'Advance' }).getByRole('alert').waitFor()
  })

  test('a world is saved as a capsule', async () => {
    const { page, send } = await visit({ at: '#/worlds' })
    await send(SESSION)
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the capsule' }).click()
    const file = await saved
    expect(file.suggestedFilename()).toBe('default.capsule.json')
    expect(readFileSync(await file.path(), 'utf8')).toContain(SESSION)
  })

  test('a world goes back to its seed', async () => {
    const { page, send } = await visit({ at: '#/worlds' })
    await send(SESSION, { method: 'DELETE' })
    await page.getByRole('button', { name: 'Reset to the seed' }).click()
    await page.getByText('The world default is back at its seed').waitFor()
    expect((await send(SESSION)).status).toBe(200)
  })
})
