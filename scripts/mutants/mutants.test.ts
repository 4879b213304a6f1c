import { describe, expect, test } from 'vitest'
import { makeMutants } from './make-mutants.js'
import { difference, fingerprint } from './proof/fingerprint.js'
import { probe } from './proof/probe.js'
import { judge } from './run/judge.js'
import { readExplanations } from './run/explanations.js'
import { sift } from './run/sift.js'
import { subjects } from './subjects/index.js'

/** Of each API a few of different kinds; `npm run mutants` judges all. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  identity: [
    'identity/delete_session/effect/sessions-stranger',
    'identity/get_user_sessions/list/stale',
    'identity/get_session/200/id-dropped',
    'identity/get_session/unknown/another',
    'identity/delete_session/header-X-Workspace-Id/type-skipped',
    'identity/time/minutes-late',
  ],
  okta: [
    'okta/revokeUserSessions/parameter/oauthTokens-default-true',
    'okta/revokeUserSessions/effect/tokens-undone',
    'okta/revokeUserSessions/credential/expired-let-in',
    'okta/revokeUserSessions/404-E0000007/code-E0000001',
    'okta/revokeUserSessions/204/status-200',
    'okta/beside/longer-path-acts',
  ],
  slack: [
    'slack/admin_users_session_reset/parameter/mobile_only-swapped',
    'slack/admin_users_session_invalidate/effect/sessions-late',
    'slack/admin_users_session_invalidate/credential/under-scoped-let-in',
    'slack/admin_users_session_invalidate/body-session_id/type-skipped',
    'slack/admin_users_session_reset/200-not_authed/status-400',
    'slack/admin_users_session_reset/200-invalid_post_type/refused-with-effect',
  ],
  edgegap: [
    'edgegap/session-delete/effect/sessions-sibling',
    'edgegap/sessions-bulk-stop/filters/not-inverted',
    'edgegap/put-users-session/capacity/not-looked-at',
    'edgegap/race/all-win',
    'edgegap/session-post/body-app_name/optional',
    'edgegap/sessions-bulk-stop/deployment/ended',
  ],
  'things-stack': [
    'things-stack/UserSessionRegistry_List/order/reverse-without-ties',
    'things-stack/UserSessionRegistry_List/parameter/page-ignored',
    'things-stack/UserSessionRegistry_List/query-limit/maximum-1001',
    'things-stack/UserSessionRegistry_Delete/race/all-win',
    'things-stack/UserSessionRegistry_List/credential/expired-let-in',
  ],
}

describe.each(Object.entries(SAMPLES))('the suite of %s', (api, names) => {
  test('accepts a mock around which nothing is wrong', async () => {
    const [profile = 'documented'] = subjects[api]!.profiles
    const judged = await judge({ name: 'unbroken', api, profile, make: () => ({}) })
    expect(judged).toMatchObject({ failed: [], trouble: undefined })
  })

  test.each(names)('notices %s', async (name) => {
    const { mutants } = await makeMutants(api)
    const mutant = mutants.find((each) => each.name === name)
    expect(mutant, 'the mutant is made').toBeDefined()
    const { failed, trouble } = await judge(mutant!)
    expect(trouble).toBeUndefined()
    expect(
      mutant!.breaks.some((id) => failed.includes(id)),
      `one of ${mutant!.breaks.join(', ')} is among ${failed.join(', ')}`,
    ).toBe(true)
  })
})

test('a mutant counts only where the probe shows it, and once however often it comes', async () => {
  const { surveys, mutants } = await makeMutants('identity')
  const [{ subject, profile, seen: right }] = surveys as [(typeof surveys)[number]]
  const real = mutants.find(({ name }) => name.endsWith('/204/status-200'))!
  const harmless = { ...real, name: 'harmless', make: () => ({}) }
  const twin = { ...real, name: 'twin' }
  const candidates = [real, harmless, twin]
  const proofs = new Map()
  for (const { name, make } of candidates) {
    const seen = await probe(subject, profile, make)
    proofs.set(name, { name, fingerprint: fingerprint(seen), difference: difference(right, seen) })
  }
  expect(sift(candidates, proofs)).toEqual({ real: [real], same: [`twin (as ${real.name})`], harmless: ['harmless'] })
  expect(proofs.get(real.name).difference).toContain('200')
})

test('explanations are found by name, with stars for parts of it', () => {
  const { mutants } = readExplanations(
    'mutants: [{ mutant: "a/*/c", reason: because }]\nchecks: []\nrequirements: []\n',
  )
  expect(mutants('a/b/c')).toBe('because')
  expect(mutants('a/b/d')).toBeUndefined()
})
