import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CONFIG_SKELETON } from '../../conformance/set-up/skeletons.js'
import { resolveVerifyRun, type VerifyFlags } from './verify-flags.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facsimile-'))
  process.env['OKTA_TOKEN'] = 's3cret'
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  delete process.env['OKTA_TOKEN']
})

const resolve = (flags: VerifyFlags) => resolveVerifyRun('okta', flags, () => [])
const withConfig = (text: string, flags: VerifyFlags = {}) => {
  const config = join(folder, 'facsimile.config.yaml')
  writeFileSync(config, text)
  return resolve({ config, ...flags })
}

test('the configuration that "verify init" writes is read, secrets out of the environment', async () => {
  const { target, options } = await withConfig(CONFIG_SKELETON)
  expect(target).toBe('https://subdomain.okta.com')
  expect(options.headers).toEqual({ authorization: 'SSWS s3cret' })
})

test('everything that the skeleton only mentions is accepted too', async () => {
  process.env['OKTA_REVOKED_TOKEN'] = 'old'
  const everything = CONFIG_SKELETON.replace(
    /^( *)# (?=(driver|driverHeaders| {2}authorization|own| {2}user| {2}session| {2}credential| {4}- |profile|variants|readOnly|budget|maxRps|complete):?)/gm,
    '$1',
  )
  const { options } = await withConfig(everything.replace('${DRIVER_TOKEN}', 'x'))
  expect(options).toMatchObject({
    readOnly: true,
    budget: 60,
    maxRps: 5,
    variants: ['classic'],
    driver: join(folder, 'facsimile.driver.mjs'),
  })
  expect(options.own).toMatchObject({
    user: [{ id: '00u1abcdefGHIJKLMN45' }],
    credential: [{ headers: { authorization: 'SSWS old' } }],
  })
  delete process.env['OKTA_REVOKED_TOKEN']
})

test('flags win over the file', async () => {
  const run = await withConfig(
    'verify: { seed: 3, budget: 5m, apis: { okta: { target: "http://a", profile: live } } }',
    {
      target: 'http://b',
      profile: 'documented',
      seed: '9',
      header: ['X-One: a, b', 'Authorization: SSWS ${OKTA_TOKEN}'],
    },
  )
  expect(run).toMatchObject({ target: 'http://b', options: { seed: 9, budget: 300, profile: 'documented' } })
  expect(run.options.headers).toEqual({ 'X-One': 'a, b', Authorization: 'SSWS s3cret' })
})

test.each([
  ['a header without a colon', { header: ['Authorization'] }, 'a header is written "Name: value"'],
  ['a variable that is not set', { header: ['A: ${NOT_SET_ANYWHERE}'] }, '"${NOT_SET_ANYWHERE}" stands for a variable'],
  ['a time that is none', { budget: 'soon' }, '--budget takes a time'],
  ['no requests at all', { maxRps: '0' }, '--max-rps takes a number above 0'],
  ['a seed that is none', { seed: 'x' }, '--seed takes a number'],
  ['a profile that is none', { profile: 'lively' }, '--profile takes documented or live'],
  [
    'a baseline that is not there',
    { baseline: '/nowhere.yaml' },
    'cannot read the baseline "/nowhere.yaml": there is no such file',
  ],
])('%s is refused in a sentence', async (_, flags, message) => {
  await expect(resolve(flags)).rejects.toThrow(message)
})

test('an API of the file that does not exist is refused, though another is asked for', async () => {
  await expect(withConfig('verify: { apis: { identty: { target: "http://a" } } }')).rejects.toThrow(
    'there is no API "identty"; did you mean "identity"?',
  )
})

test('an unknown key of the file is refused with the nearest known one', async () => {
  await expect(withConfig('verify: { apis: { okta: { targt: "http://a" } } }')).rejects.toThrow(
    'did you mean "target"?',
  )
})
