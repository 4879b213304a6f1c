import { describe, expect, test } from 'vitest'
import { withoutBrowser } from './testing/chromium.js'
import { consoleTests } from './testing/console-tests.js'

describe.skipIf(withoutBrowser())('APIs in the console (needs Chromium)', () => {
  const visit = consoleTests()

  test('every operation of the contracts is there', async () => {
    const { page, mock } = await visit({ at: '#/apis' })
    const ids = mock.apis.flatMap(({ contract }) => contract.operations.map(({ id }) => id))
    expect(ids).toHaveLength(16)
    for (const id of ids) await page.locator('.picks').getByRole('link', { name: id }).first().waitFor()
  })

  test.each([
    ['identity/get_session', 200],
    ['identity/get_user_sessions', 200],
    ['things-stack/UserSessionRegistry_List', 200],
    ['things-stack/UserSessionRegistry_Delete', 200],
    ['okta/revokeUserSessions', 204],
    ['slack/admin_users_session_invalidate', 200],
    ['slack/admin_users_session_reset', 200],
    ['edgegap/session-post', 200],
    ['edgegap/put-users-session', 200],
    ['edgegap/sessions-bulk-stop', 200],
    ['edgegap/get-session', 200],
    ['edgegap/list-sessions', 200],
  ])('%s works as it is proposed', async (operation, status) => {
    const { page } = await visit({ at: `#/apis/${operation}` })
    await page.getByRole('button', { name: 'Try it' }).click()
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.getByText(String(status), { exact: true }).waitFor()
  })

  test('the base URL of its API stands with each operation', async () => {
    const { page, url } = await visit({ at: '#/apis/slack/admin_users_session_reset', world: 'w1' })
    await page.getByLabel('Base URL', { exact: true }).getByText(`${url}/~w1/slack/api`, { exact: true }).waitFor()
  })

  test('parameters, credential and headers reach the mock, and the code follows the form', async () => {
    const { page, url } = await visit({ at: '#/apis/okta/revokeUserSessions' })
    await page.getByLabel('userId (path)').fill('00unobody')
    await page.getByLabel('oauthTokens (query, optional)').selectOption('true')
    await page.getByLabel('Credential').selectOption('Bob Okafor, help desk for all but Alice and Dave (API token)')
    const curl = await page.getByLabel('curl', { exact: true }).innerText()
    expect(curl).toBe(
      `curl -i -X DELETE -H 'authorization: SSWS 00BobHelpDeskApiTokenForExamples000000000b' '${url}/okta/api/v1/users/00unobody/sessions?oauthTokens=true'`,
    )
    await page.getByLabel('TypeScript, fetch').getByText('00unobody').waitFor()
    await page.getByLabel('TypeScript, openapi-fetch').getByText('client.DELETE').waitFor()
    await page.getByRole('button', { name: 'Try it' }).click()
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.getByText('404', { exact: true }).waitFor()
    await answer.getByText('E0000007').waitFor()
    await page.getByLabel('Credential').selectOption('none')
    await page.getByRole('button', { name: 'Try it' }).click()
    await answer.getByText('403', { exact: true }).waitFor()
  })

  test('a documented answer is asked for by a header', async () => {
    const { page } = await visit({ at: '#/apis/identity/get_session' })
    await page.getByLabel('Further headers').fill('Prefer: code=404')
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('region', { name: 'Answer' }).getByText('404', { exact: true }).waitFor()
    await page.getByLabel('Further headers').fill('no header')
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('alert').getByText('"no header" is no header; write one per line').waitFor()
  })

  test('a dropped connection is told as one', async () => {
    const { page, control } = await visit({ at: '#/apis/identity/get_session' })
    await control('POST', '/faults', { api: 'identity', drop: true })
    // what Chromium logs of it is what this test wants
    await page.evaluate('window.fetch = async () => { throw new TypeError("network") }')
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('heading', { name: 'No answer' }).waitFor()
  })

  test('in another world, a try stays in that world', async () => {
    const { page, send } = await visit({ at: '#/apis/identity/delete_session', world: 'w1' })
    const id = await page.getByLabel('session_id (path)').inputValue()
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByRole('region', { name: 'Answer' }).getByText('204', { exact: true }).waitFor()
    expect((await send(`/identity/sessions/${id}`)).status).toBe(200)
    expect((await send(`/~w1/identity/sessions/${id}`)).status).toBe(404)
  })
})
