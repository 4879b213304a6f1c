import { story } from '../../../run/story.js'
import { few } from '../people.js'
import { checkListRefused, bearing, checkDeleteRefused, checkNothingEnded, subject, tokenOf } from '../subject.js'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

const UNREADABLE = { status: 400, code: 3, name: 'token' }
const UNSUPPORTED = { status: 401, code: 16, name: 'unsupported_authorization' }
const WRONG_SECRET = { status: 401, code: 16, name: 'invalid_authorization' }

export const scenario = story({
  title: 'What cannot be read as a token, is another sort of one, or has a wrong secret is refused',
  profile: 'live',
  covers: [
    'things-stack.credentials.unreadable',
    'things-stack.credentials.unsupported',
    'things-stack.credentials.wrong-secret',
    'things-stack.refusal.changes-nothing',
  ],
  async run(t) {
    const about = await subject(t)
    const [id, secret] = [t.random.text(BASE32, 39), t.random.text(BASE32, 52)]
    for (const token of few(t, ['of-bad-news', `NNSXS.${id}`, `AAAAA.${id}.${secret}`])) {
      const requirement = 'things-stack.credentials.unreadable'
      await checkListRefused(t, requirement, about, bearing(`Bearer ${token}`), UNREADABLE, token.slice(0, 12))
    }
    const bad = bearing('Bearer of-bad-news')
    await checkDeleteRefused(t, 'things-stack.credentials.unreadable', about, bad, UNREADABLE, 'of-bad-news')
    const basic = `Basic ${Buffer.from('anna:secret').toString('base64')}`
    const unsupported = 'things-stack.credentials.unsupported'
    for (const line of few(t, [basic, `Bearer OJSWM.${id}.${secret}`])) {
      await checkListRefused(t, unsupported, about, bearing(line), UNSUPPORTED, line.slice(0, 12))
    }
    await checkDeleteRefused(t, unsupported, about, bearing(basic), UNSUPPORTED, 'Basic')
    const token = tokenOf(t, about.who.as)
    const [prefix, own] = token.split('.')
    t.require(
      prefix === 'NNSXS' || prefix === 'MFRWG',
      'the credential at hand is neither an API key nor an access token',
    )
    const wrong = bearing(`Bearer ${prefix}.${own}.${secret}`)
    const requirement = 'things-stack.credentials.wrong-secret'
    await checkListRefused(t, requirement, about, wrong, WRONG_SECRET, 'a good ID with another secret')
    await checkDeleteRefused(t, requirement, about, wrong, WRONG_SECRET, 'a good ID with another secret')
    if (!t.target.readOnly) {
      const near = [
        [token.slice(0, -1), 'a secret without its last letter'],
        [`${token}A`, 'a secret with one letter more'],
      ] as const
      for (const [value, what] of near) {
        await checkListRefused(t, requirement, about, bearing(`Bearer ${value}`), WRONG_SECRET, what)
      }
    }
    await checkNothingEnded(t, about)
  },
})
