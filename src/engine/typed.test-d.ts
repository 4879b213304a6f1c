import { expectTypeOf, test } from 'vitest'
import type { operations as Identity } from '#contract/identity'
import type { operations as Okta } from '#contract/okta'
import type { operations as Slack } from '#contract/slack'
import type { Behaviour, Behaviours, InputOf, ReplyOf } from './typed.js'

/** What a behaviour must not be able to get wrong. Each `@ts-expect-error` fails the type check once it compiles. */

const session = {
  id: 'x',
  type: 'user' as const,
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  is_expired: false,
  valid_until: '2026-01-02T00:00:00Z',
}

test('a right answer compiles', () => {
  const get: Behaviour<Identity['get_session'], unknown> = async () => ({ status: 200, body: session })
  const remove: Behaviour<Identity['delete_session'], unknown> = async () => ({ status: 204 })
  expectTypeOf(get).toBeFunction()
  expectTypeOf(remove).toBeFunction()
})

test('a wrong enum value does not compile', () => {
  // @ts-expect-error: "robot" is no type of session
  const reply: ReplyOf<Identity['get_session']> = { status: 200, body: { ...session, type: 'robot' as const } }
  const body = { ok: false, error: 'session_gone' } as const
  // @ts-expect-error: Slack has no such error for this method
  const slack: ReplyOf<Slack['admin_users_session_reset']> = { status: 200, body }
  return [reply, slack]
})

test('an undocumented status does not compile', () => {
  // @ts-expect-error: 418 is not documented
  const reply: ReplyOf<Identity['get_session']> = { status: 418, body: { detail: 'teapot' } }
  return reply
})

test('a body on an empty answer does not compile', () => {
  // @ts-expect-error: 204 has no body
  const reply: ReplyOf<Okta['revokeUserSessions']> = { status: 204, body: {} }
  return reply
})

test('a missing body does not compile', () => {
  // @ts-expect-error: 200 is documented with a body
  const reply: ReplyOf<Identity['get_session']> = { status: 200 }
  return reply
})

test('a missing field does not compile', () => {
  const { is_expired: _, ...rest } = session
  // @ts-expect-error: is_expired is required
  const reply: ReplyOf<Identity['get_session']> = { status: 200, body: rest }
  return reply
})

test('a field of the wrong type does not compile', () => {
  // @ts-expect-error: is_expired is a boolean
  const reply: ReplyOf<Identity['get_session']> = { status: 200, body: { ...session, is_expired: 'no' } }
  return reply
})

test('an undocumented field does not compile', () => {
  // @ts-expect-error: sessions have no owner
  const reply: ReplyOf<Identity['get_session']> = { status: 200, body: { ...session, owner: 'bob' } }
  return reply
})

test('a forgotten operation does not compile', () => {
  const found: Behaviour<Identity['get_session'], unknown> = async () => ({ status: 200, body: session })
  const remove: Behaviour<Identity['delete_session'], unknown> = async () => ({ status: 204 })
  // @ts-expect-error: get_user_sessions is missing
  const behaviours: Behaviours<Identity, unknown> = { get_session: found, delete_session: remove }
  return behaviours
})

test('input has the contract’s types', () => {
  expectTypeOf<InputOf<Identity['delete_session']>['path']>().toEqualTypeOf<{ session_id: string }>()
  expectTypeOf<InputOf<Identity['delete_session']>['header']['X-Workspace-Id']>().toEqualTypeOf<number | undefined>()
  expectTypeOf<InputOf<Identity['get_session']>['body']>().toEqualTypeOf<undefined>()
  // @ts-expect-error: there is no such parameter
  type Unknown = InputOf<Identity['get_session']>['path']['user_id']
  return {} as Unknown
})
