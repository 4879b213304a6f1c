import type { Page } from 'playwright-core'

export interface Picture {
  name: string
  /** What follows the console's address. */
  at: string
  width: 1280 | 390
  height: number
  theme: 'light' | 'dark'
  /** Brings the page to where it is worth a picture. */
  prepare(page: Page): Promise<void>
}

const openRefusal = async (page: Page) => {
  await page.getByRole('link', { name: /oauthToken=true/ }).click()
  await page.getByRole('heading', { name: 'Findings' }).waitFor()
}

const signOut = async (page: Page) => {
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.getByRole('region', { name: 'Answers to signing out' }).waitFor()
}

const tryIt = async (page: Page) => {
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByRole('region', { name: 'Answer' }).waitFor()
}

const addFault = async (page: Page) => {
  await page.getByLabel('API').selectOption('okta')
  await page.getByLabel('Status').selectOption('503')
  await page.getByRole('button', { name: 'Add the fault' }).click()
  await page.getByRole('cell', { name: 'answers 503' }).waitFor()
}

/** A request as a client of the mocked APIs sends it. */
const send = (page: Page, method: string, path: string) =>
  page.request.fetch(new URL(path, page.url()).href, { method })

const compare = async (page: Page) => {
  await page.getByLabel('Name').fill('before-the-test')
  await page.getByRole('button', { name: 'Take a snapshot' }).click()
  await page.getByRole('cell', { name: 'before-the-test', exact: true }).waitFor()
  await send(page, 'DELETE', '/things-stack/users/bob/sessions/1d8c5f02-3b64-4a19-9e27-c05a7b41f3d8')
  await page.getByRole('button', { name: 'Show the difference' }).click()
  await page.getByRole('region', { name: 'Changes' }).waitFor()
}

const makeWorlds = async (page: Page) => {
  for (const name of ['worker-1', 'worker-2']) await send(page, 'GET', `/~${name}/things-stack/users/bob/sessions`)
  await page.getByRole('cell', { name: 'worker-2', exact: true }).waitFor()
}

const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true }).first().waitFor()

/** Every view once; those that people look at most in both themes and narrow too. */
export const PICTURES: readonly Picture[] = [
  { name: 'traffic-light', at: '#/traffic', width: 1280, height: 630, theme: 'light', prepare: openRefusal },
  { name: 'traffic-dark', at: '#/traffic', width: 1280, height: 630, theme: 'dark', prepare: openRefusal },
  { name: 'traffic-narrow', at: '#/traffic', width: 390, height: 760, theme: 'light', prepare: heading('Traffic') },
  { name: 'people-light', at: '#/people/bob@example.com', width: 1280, height: 760, theme: 'light', prepare: signOut },
  {
    name: 'people-narrow',
    at: '#/people/bob@example.com',
    width: 390,
    height: 760,
    theme: 'dark',
    prepare: heading('Bob Okafor'),
  },
  { name: 'apis-dark', at: '#/apis/identity/get_session', width: 1280, height: 920, theme: 'dark', prepare: tryIt },
  { name: 'faults-light', at: '#/faults', width: 1280, height: 700, theme: 'light', prepare: addFault },
  {
    name: 'clock-dark',
    at: '#/clock',
    width: 1280,
    height: 760,
    theme: 'dark',
    prepare: heading('What runs out next'),
  },
  { name: 'worlds-light', at: '#/worlds', width: 1280, height: 700, theme: 'light', prepare: makeWorlds },
  {
    name: 'snapshots-light',
    at: '#/snapshots',
    width: 1280,
    height: 600,
    theme: 'light',
    prepare: compare,
  },
  { name: 'coverage-light', at: '#/coverage', width: 1280, height: 760, theme: 'light', prepare: heading('edgegap') },
]
