import { describe, expect, test } from 'vitest'
import { withoutBrowser } from './testing/chromium.js'
import { audit } from './testing/audit.js'
import { consoleTests } from './testing/console-tests.js'

const SESSION = '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'

/** The views, and what stands there once all is loaded. */
const VIEWS: Record<string, string> = {
  Traffic: SESSION,
  People: 'alice@example.com',
  Clock: 'Go there',
  Faults: 'answers 503',
  Worlds: 'shown here',
  Snapshots: 'What differs',
  Coverage: 'get_session',
  APIs: 'The same call elsewhere',
}

describe.skipIf(withoutBrowser())('the page of the console (needs Chromium)', () => {
  const visit = consoleTests()

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)(
    'every view in the %s, %i wide, can be read, named and seen without sideways scrolling',
    async (colorScheme, width) => {
      const { page, send, control } = await visit({ browser: { colorScheme, viewport: { width, height: 800 } } })
      await send(SESSION)
      await send('/okta/api/v1/a/path/that/nobody/knows/and/that/is/rather/long/for/a/narrow/screen?with=a&query=too')
      await control('POST', '/faults', { api: 'okta', status: 503 })
      await control('PUT', '/snapshots/one-with-a-rather-long-name-as-people-give-them')
      const found: Record<string, string[]> = {}
      for (const [name, loaded] of Object.entries(VIEWS)) {
        await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }).click()
        await page.getByRole('heading', { level: 1, name }).waitFor()
        await page.getByText(loaded).first().waitFor()
        found[name] = await audit(page)
      }
      await page.getByRole('link', { name: 'Traffic' }).click()
      await page.getByRole('link', { name: /nobody/ }).click()
      await page.getByRole('heading', { name: 'Reply' }).waitFor()
      found['an exchange'] = await audit(page)
      await page.getByRole('link', { name: 'People' }).click()
      await page.getByRole('button', { name: 'Sign out everywhere' }).click()
      await page.getByRole('region', { name: 'Answers to signing out' }).waitFor()
      found['signed out'] = await audit(page)
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
    },
  )

  test('the audit sees what is wrong', async () => {
    const { page } = await visit({ at: '#/clock' })
    await page.evaluate(`(() => {
      const bad = document.createElement('button')
      bad.id = 'main'
      const faint = document.createElement('p')
      faint.textContent = 'faint'
      faint.style.color = 'rgb(200, 200, 200)'
      faint.style.width = '3000px'
      document.body.append(bad, faint)
    })()`)
    expect(await audit(page)).toEqual([
      expect.stringMatching(/px wider than the window/),
      expect.stringMatching(/^no name: <button/),
      'id "main" stands twice',
      expect.stringMatching(/"faint" in rgb\(200, 200, 200\)/),
    ])
  })

  test('what requests say is text, never HTML', async () => {
    const { page, mock, url } = await visit()
    const hostile = '<img src=x onerror=document.title="owned"><script>document.title="owned"</script>'
    // straight into the mock: clients would escape the path
    await mock.answer({
      method: 'POST',
      target: `/identity/sessions/${hostile}?q=${hostile}`,
      mount: '',
      headers: { host: new URL(url).host, 'content-type': 'application/json', 'x-hostile': hostile },
      body: new TextEncoder().encode(JSON.stringify({ [hostile]: hostile })),
    })
    await page.getByRole('link', { name: /onerror/ }).click()
    const detail = page.getByRole('region', { name: 'Exchange', exact: true })
    await detail.getByRole('heading', { name: 'Reply' }).waitFor()
    for (const summary of await detail.locator('summary').all()) await summary.click()
    await detail.getByText('x-hostile', { exact: true }).waitFor()
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(await page.title()).toBe('Traffic · default · Facsimile')
    await page.goto(`${url}/_facsimile/console#/people/${encodeURIComponent(hostile)}`)
    await page.getByRole('heading', { name: 'People' }).waitFor()
    expect(await page.locator('main img, main script').count()).toBe(0)
  })

  test('keys lead through the page, and can be turned off', async () => {
    const { page } = await visit()
    await page.getByText('live', { exact: true }).waitFor()
    await page.keyboard.press('2')
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.labels[0].textContent')).toBe('Filter')
    await page.keyboard.type('3bob')
    expect(await page.getByLabel('Filter').inputValue()).toBe('3bob')
    await page.getByRole('button', { name: 'Keys' }).click()
    const dialog = page.getByRole('dialog', { name: 'Keys' })
    await dialog.getByRole('checkbox', { name: 'Single keys act' }).uncheck()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('4')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('People')
  })

  test('the first stop of the keyboard leads past the navigation', async () => {
    const { page } = await visit({ at: '#/clock' })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    expect(page.url()).toContain('#/clock')
  })

  test('rows are walked with the arrow keys and opened with Enter', async () => {
    const { page, send } = await visit()
    await send(SESSION)
    await send('/identity/sessions/nope')
    await page.getByRole('link', { name: '/identity/sessions/nope' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: `GET ${SESSION}` }).waitFor()
  })

  test('the theme is chosen, and lasts', async () => {
    const { page } = await visit({ browser: { colorScheme: 'light' } })
    const ground = () => page.evaluate('getComputedStyle(document.body.parentElement).backgroundColor')
    const light = await ground()
    await page.getByLabel('Theme').selectOption('dark')
    const dark = await ground()
    expect(dark).not.toBe(light)
    await page.reload()
    expect(await ground()).toBe(dark)
    await page.getByLabel('Theme').selectOption('system')
    expect(await ground()).toBe(light)
  })

  test('with a token in the address the page comes in, and the token does not stay there', async () => {
    const { page, url } = await visit({ mock: { controlToken: 'a-secret' }, at: '?token=a-secret#/people' })
    await page.getByRole('heading', { name: 'Alice Chen' }).waitFor()
    expect(page.url()).toBe(`${url}/_facsimile/console#/people`)
    expect((await fetch(`${url}/_facsimile/people`)).status).toBe(401)
  })

  test('below a path of somebody’s own Express app it works as well', async () => {
    const { page, send } = await visit({ below: '/mocks', world: 'w1', at: '#/apis/identity/get_session' })
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('region', { name: 'Answer' }).getByText('200', { exact: true }).waitFor()
    expect(await page.getByLabel('curl', { exact: true }).innerText()).toContain('/mocks/~w1/identity/sessions/')
    await page.getByRole('link', { name: 'Traffic' }).click()
    await send(`/mocks/~w1${SESSION}`)
    await page
      .getByRole('link', { name: new RegExp(SESSION) })
      .first()
      .waitFor()
  })

  test('a mock that is gone is told as gone, and found again', async () => {
    const { page } = await visit({ at: '#/faults' })
    await page.getByText('No faults').waitFor()
    await page.route('**/_facsimile/**', (route) => route.abort())
    await page.getByRole('link', { name: 'Snapshots' }).click()
    await page.getByRole('alert').getByText('The mock does not answer.').waitFor()
    await page.unroute('**/_facsimile/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('No snapshots yet').waitFor()
  })
})
