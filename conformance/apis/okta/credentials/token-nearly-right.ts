import type { Thing } from '../../../target/arranger.js'
import { story, type Stage } from '../../../run/story.js'
import { nearMisses, type NearMiss } from '../../near-misses.js'
import { checkNothingEnded, subject } from '../refusals.js'
import { answerOf, errorOf, revoke } from '../revoke.js'

export const scenario = story({
  title: 'A token is compared whole, and by letter',
  covers: [
    'okta.credentials.unknown-token',
    'okta.credentials.bearer-unknown',
    'okta.credentials.refusal-changes-nothing',
  ],
  async run(t) {
    const admin = await t.make('credential')
    const first = await tried(t, admin)
    t.require(first !== undefined, 'the credential of the run is neither an API token nor an access token')
    const other = await t.tryMake('credential', { scheme: first === 'ssws' ? 'bearer' : 'ssws' })
    if (other) await tried(t, other)
  },
})

/** Judges what is nearly a credential, and answers its scheme; undefined where it has none. */
const tried = async (t: Stage, good: Thing): Promise<string | undefined> => {
  const entries = Object.entries(good.headers ?? {}).map(([name, value]) => ({
    name,
    read: /^(SSWS|Bearer) (\S+)$/i.exec(value),
  }))
  const found = entries.find(({ read }) => read !== null)
  if (!found) return undefined
  const { name, read } = found
  const [, scheme = '', token = ''] = read!
  const ssws = /^ssws$/i.test(scheme)
  const about = await subject(t, good)
  for (const near of [...nearMisses(token), ...unsigned(token)]) {
    const headers = { ...good.headers, [name]: `${scheme} ${near.token}` }
    const answer = await revoke(t, about.userId, {}, { as: { headers } })
    const { status } = answer.reply
    t.check(
      ssws ? 'okta.credentials.unknown-token' : 'okta.credentials.bearer-unknown',
      ssws ? status === 401 && errorOf(answer.reply).errorCode === 'E0000011' : status === 401 || status === 403,
      `${near.what}: the answer is ${answerOf(answer)}, not ${ssws ? '401 E0000011' : '401 or 403'}`,
      about.control,
      answer,
    )
    await checkNothingEnded(t, about, answer)
  }
  return scheme.toLowerCase()
}

/** A JSON Web Token that says of itself that it needs no signature (RFC 8725, section 3.1). */
const unsigned = (token: string): NearMiss[] => {
  const [, claims, signature] = token.split('.')
  const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url')
  return signature ? [{ what: 'a token that claims to need no signature', token: `${header}.${claims}.` }] : []
}
