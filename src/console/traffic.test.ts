import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { withoutBrowser } from './testing/chromium.js'
import { consoleTests } from './testing/console-tests.js'

const SESSION = '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'
const MOST_ROWS = 300

describe.skipIf(withoutBrowser())('traffic in the console (needs Chromium)', () => {
  const visit = consoleTests()

  test('what reaches an API is on the page at once', async () => {
    const { page, send } = await visit()
    await page.getByText('No traffic yet').waitFor()
    await page.getByText('live', { exact: true }).waitFor()
    await send(SESSION)
    await page.getByRole('row', { name: /GET .*sessions.*get_session 200/ }).waitFor()
  })

  test('the call that an empty list proposes works as it is', async () => {
    const { page, send, url } = await visit()
    const curl = await page.getByLabel('curl', { exact: true }).innerText()
    const path = curl.replace(`curl -i ${url}`, '')
    expect((await send(path)).status).toBe(200)
    await page.getByRole('link', { name: path }).waitFor()
  })

  test('an exchange is shown with its findings, their pointers and a curl line', async () => {
    const { page, send } = await visit()
    await send('/okta/api/v1/users/00ubob000000000000b2/sessions?oauthToken=true', {
      method: 'DELETE',
      headers: { authorization: 'SSWS 00AliceAdminApiTokenForExamples0000000000a' },
    })
    await page.getByRole('link', { name: /oauthToken=true/ }).click()
    const detail = page.getByRole('region', { name: 'Exchange', exact: true })
    await detail.getByText('did you mean "oauthTokens"?').waitFor()
    await detail.getByText('contract /paths/~1api~1v1~1users~1{userId}~1sessions/delete').waitFor()
    const curl = await detail.getByLabel('curl', { exact: true }).innerText()
    expect(curl).toMatch(/^curl -i -X DELETE/)
    expect(curl).not.toContain('00AliceAdmin')
    await page.keyboard.press('Escape')
    await detail.waitFor({ state: 'hidden' })
  })

  test('where nothing matched, the nearest operation is named', async () => {
    const { page, send } = await visit()
    await send('/identity/session/x')
    await page.getByRole('link', { name: '/identity/session/x' }).click()
    const detail = page.getByRole('region', { name: 'Exchange', exact: true })
    await detail.getByRole('heading', { name: 'Nothing matched. Nearest operation' }).waitFor()
    await detail.getByText('GET /identity/sessions/{session_id}', { exact: true }).waitFor()
  })

  test('filters stand in the address, and hold for what comes in later', async () => {
    const { page, send } = await visit()
    await page.getByLabel('Status').selectOption('4xx')
    await send(SESSION)
    await send('/identity/sessions/nope')
    await page.getByRole('link', { name: '/identity/sessions/nope' }).waitFor()
    expect(await page.getByRole('link', { name: SESSION }).count()).toBe(0)
    expect(page.url()).toContain('#/traffic?status=4xx')
    await page.getByLabel('Filter').fill('something else')
    await page.getByText('Nothing fits the filter').waitFor()
    await page.getByRole('link', { name: 'show everything' }).click()
    await page.getByRole('link', { name: SESSION }).waitFor()
  })

  test('a paused list waits, and then shows what it missed', async () => {
    const { page, send } = await visit()
    await page.getByRole('button', { name: 'Pause' }).click()
    await send(SESSION)
    await page.getByText('paused', { exact: true }).waitFor()
    expect(await page.getByRole('link', { name: SESSION }).count()).toBe(0)
    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('link', { name: SESSION }).waitFor()
  })

  test('where the mock does not let the page in, it says what to do', async () => {
    const { page } = await visit({ at: '#/traffic' })
    await page.getByText('No traffic yet').waitFor()
    // as a mock answers that was started anew, with another token
    await page.route('**/_facsimile/journal?*', (route) => route.fulfill({ status: 401, body: '{"error":"x"}' }))
    await page.getByLabel('With findings').check()
    const alert = page.getByRole('alert')
    await alert.getByText('open the console by the address that the mock printed').waitFor()
    await page.getByText('refused', { exact: true }).first().waitFor()
    expect(await alert.count()).toBe(1)
  })

  test('the list is saved as HAR, and cleared', async () => {
    const { page, send } = await visit()
    await send(SESSION)
    await page.getByRole('link', { name: SESSION }).waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as HAR' }).click()
    const file = await (await saved).path()
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ log: { entries: [{ response: { status: 200 } }] } })
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByText('No traffic yet').waitFor()
  })

  test('under 500 requests a second the page does not grow', async () => {
    const { page, send } = await visit()
    await send(SESSION)
    await page.getByRole('link', { name: SESSION }).first().waitFor()
    let most = 0
    for (let second = 0; second < 4; second += 1) {
      for (let batch = 0; batch < 10; batch += 1) {
        await Promise.all(Array.from({ length: 50 }, () => send(SESSION)))
      }
      most = Math.max(most, await page.getByRole('row').count())
    }
    await page.getByText(/2,001 exchanges/).waitFor()
    most = Math.max(most, await page.getByRole('row').count())
    // and the row of headings
    expect(most).toBeLessThanOrEqual(MOST_ROWS + 1)
    expect(await page.getByRole('row').count()).toBe(MOST_ROWS + 1)
    // the newest stands first
    const [newest] = ((await (await send('/_facsimile/journal?limit=1')).json()) as { exchanges: { id: number }[] })
      .exchanges
    expect(await page.locator('tbody tr').first().getAttribute('data-id')).toBe(String(newest!.id))
  })

  test('without a stream the page asks now and then', async () => {
    const { page, send } = await visit({ at: '#/clock' })
    await page.route('**/journal/stream*', (route) => route.fulfill({ status: 503, body: '{}' }))
    await page.getByRole('link', { name: 'Traffic' }).click()
    await page.getByText('asking every 2 s', { exact: true }).waitFor()
    await send(SESSION)
    await page.getByRole('link', { name: SESSION }).waitFor()
  })
})
