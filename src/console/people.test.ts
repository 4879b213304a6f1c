import { describe, expect, test } from 'vitest'
import { withoutBrowser } from './testing/chromium.js'
import { consoleTests } from './testing/console-tests.js'

const APIS = ['edgegap', 'identity', 'okta', 'slack', 'things-stack']

describe.skipIf(withoutBrowser())('people in the console (needs Chromium)', () => {
  const visit = consoleTests()

  test('signing out everywhere shows what five APIs answered, and their sessions are gone', async () => {
    const { page, send } = await visit({ at: '#/people/bob@example.com' })
    const laptop = page.getByRole('region', { name: /^identity/ }).getByRole('button', { name: /^Revoke/ })
    await laptop.first().waitFor()
    await page.getByRole('button', { name: 'Sign out everywhere' }).click()
    const answers = page.getByRole('region', { name: 'Answers to signing out' })
    for (const api of APIS) {
      const one = answers.getByRole('region', { name: `Answers of ${api}` })
      await one.getByText(/^20\d/).first().waitFor()
    }
    await laptop.waitFor({ state: 'detached' })
    expect((await send('/identity/sessions/b0b00000-5e55-4000-8000-000000000001')).status).toBe(404)
  })

  test('one session is revoked, and one more made to expire', async () => {
    const { page, send } = await visit({ at: '#/people/alice@example.com' })
    const card = page.getByRole('region', { name: /^identity/ })
    await card.getByRole('button', { name: 'Expire Edge 131, 203.0.113.11 at identity' }).click()
    await page.getByText('Edge 131, 203.0.113.11 at identity has run out').waitFor()
    const expired = await send('/identity/sessions/a11ce000-5e55-4000-8000-000000000001')
    expect(await expired.json()).toMatchObject({ is_expired: true })
    await card.getByRole('button', { name: 'Revoke Safari 18 Mobile, 198.51.100.11 at identity' }).click()
    await card.getByText('Safari 18 Mobile').waitFor({ state: 'detached' })
  })

  test('somebody without sessions is signed in, with the calls that prove it', async () => {
    const { page, url, send } = await visit({ at: '#/people/erin@example.com' })
    await page.getByRole('heading', { name: 'Erin Novak' }).waitFor()
    for (const api of APIS.filter((one) => one !== 'identity'))
      await page.getByRole('checkbox', { name: api }).uncheck()
    await page.getByLabel('Device').fill('iPhone 16')
    await page.getByRole('button', { name: 'Sign Erin Novak in' }).click()
    const made = page.getByRole('region', { name: 'New sessions' })
    const curl = await made.getByLabel(/^identity/).innerText()
    expect((await send(curl.replace(`curl -i ${url}`, ''))).status).toBe(200)
    await page
      .getByRole('region', { name: /^identity/ })
      .getByText('iPhone 16')
      .waitFor()
  })

  test('a form that cannot be sent says what is missing', async () => {
    const { page } = await visit({ at: '#/people/erin@example.com' })
    for (const api of APIS) await page.getByRole('checkbox', { name: api }).uncheck()
    await page.getByRole('button', { name: 'Sign Erin Novak in' }).click()
    await page.getByRole('alert').getByText('Tick at least one API to sign in to.').waitFor()
  })

  test('people are found by name and chosen with the arrow keys', async () => {
    const { page } = await visit({ at: '#/people' })
    const list = page.getByRole('list', { name: 'People' })
    await list.getByRole('link', { name: /Alice Chen/ }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Bob Okafor' }).waitFor()
    expect(await list.getByRole('link', { name: /Bob Okafor/ }).getAttribute('aria-current')).toBe('true')
    await page.getByLabel('Filter').fill('zzz')
    await page.getByText('Nobody fits').waitFor()
  })
})
