import { describe, expect, test } from 'vitest'
import { withoutBrowser } from './testing/chromium.js'
import { consoleTests } from './testing/console-tests.js'

const SESSIONS = '/okta/api/v1/users/00ubob000000000000b2/sessions'
const ALICE = { authorization: 'SSWS 00AliceAdminApiTokenForExamples0000000000a' }

describe.skipIf(withoutBrowser())('faults and coverage in the console (needs Chromium)', () => {
  const visit = consoleTests()

  test('a fault is added, seen to strike, and removed', async () => {
    const { page, send } = await visit({ at: '#/faults' })
    const revoke = async () => (await send(SESSIONS, { method: 'DELETE', headers: ALICE })).status
    await page.getByRole('heading', { name: 'No faults' }).waitFor()
    await page.getByLabel('API').selectOption('okta')
    await page.getByLabel('Operation').selectOption('revokeUserSessions')
    await page.getByLabel('Strikes').selectOption('first')
    await page.getByLabel('How many').fill('2')
    await page.getByLabel('Status').selectOption('503')
    await page.getByRole('button', { name: 'Add the fault' }).click()
    await page.getByRole('row', { name: /okta · revokeUserSessions .* the first 2 answers 503 0 0/ }).waitFor()
    expect([await revoke(), await revoke(), await revoke()]).toEqual([503, 503, 204])
    await page.getByRole('row', { name: /answers 503 2 3/ }).waitFor()
    await page.getByRole('button', { name: /^Remove fault/ }).click()
    await page.getByRole('heading', { name: 'No faults' }).waitFor()
  })

  test('what a fault did is marked in the traffic', async () => {
    const { page, send, control } = await visit({ at: '#/traffic' })
    await control('POST', '/faults', { api: 'identity', drop: true })
    await send('/identity/sessions/x').catch(() => undefined)
    const row = page.getByRole('row', { name: /dropped .* fault/ })
    await row.getByRole('link').click()
    await page.getByRole('region', { name: 'Exchange', exact: true }).getByRole('link', { name: 'fault-1' }).waitFor()
  })

  test.each([
    ['a delay', 'waits 500 ms'],
    ['a rate limit', 'rate limit, again in 30 s'],
    ['a lost connection', 'drops the connection'],
    ['a slow body', 'sends 100 bytes a second'],
    ['a cut body', 'ends the body after 20 bytes'],
  ])('the form makes a rule for %s', async (effect, shown) => {
    const { page } = await visit({ at: '#/faults' })
    await page.getByLabel('API').selectOption('okta')
    await page.getByLabel('What happens').selectOption(effect)
    await page.getByRole('button', { name: 'Add the fault' }).click()
    await page.getByRole('cell', { name: shown }).waitFor()
    await page.getByRole('button', { name: 'Remove all' }).click()
    await page.getByRole('heading', { name: 'No faults' }).waitFor()
  })

  test('a rule that the mock refuses says why beside the form', async () => {
    const { page } = await visit({ at: '#/faults' })
    await page.getByLabel('User').fill('nobody@example.com')
    await page.getByLabel('What happens').selectOption('a delay')
    await page.getByLabel('From (ms)').fill('99999')
    await page.getByRole('button', { name: 'Add the fault' }).click()
    await page.getByRole('form', { name: 'Add a fault' }).getByRole('alert').waitFor()
  })

  test.each([
    ['none is asked for', {}, false],
    ['one is', { controlToken: 'secret-token' }, true],
  ])('the curl line of a rule has a place for the token where %s', async (_, mock, there) => {
    const { page } = await visit({ at: '?token=secret-token#/faults', mock })
    const line = page.getByRole('form', { name: 'Add a fault' }).getByText(/^curl -i/)
    await line.waitFor()
    expect((await line.textContent())!.includes("-H 'authorization: Bearer ***'")).toBe(there)
    expect(await page.getByText('Put the token').count()).toBe(there ? 1 : 0)
  })

  test('what was exercised is counted, and can begin anew', async () => {
    const { page, send } = await visit({ at: '#/coverage' })
    const identity = page.getByRole('region', { name: 'identity' })
    await identity.getByText('Operations 0 of 3').waitFor()
    await send('/identity/sessions/b0b00000-5e55-4000-8000-000000000001')
    await identity.getByText('Operations 1 of 3').waitFor()
    await identity.getByText('get_session').click()
    await identity.getByText('path session_id · 1').waitFor()
    await send('/identity/sessions/nope')
    await identity.getByText('path session_id · 2').waitFor()
    await page.getByRole('button', { name: 'Begin anew' }).click()
    await identity.getByText('Operations 0 of 3').waitFor()
  })
})
