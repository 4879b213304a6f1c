import { story } from '../../../run/story.js'
import { answerOf, isRefusal } from '../sessions.js'

export const scenario = story({
  title: 'The key stands behind the word token in the header authorization, and nowhere else',
  covers: [
    'edgegap.credentials.header-case',
    'edgegap.credentials.elsewhere',
    'edgegap.credentials.unknown-key',
    'edgegap.credentials.scheme',
  ],
  async run(t) {
    const { headers } = await t.make('credential')
    const [[name, value] = ['authorization', '']] = Object.entries(headers)
    t.require(name.toLowerCase() === 'authorization', `the credential of this run stands in the header ${name}`)
    const list = (sent: Record<string, string>) => t.call('list-sessions', {}, { as: { headers: sent } })

    const capitals = await list({ AUTHORIZATION: value })
    // where capitals are let in the key is good, and need not be shown once more
    const control = capitals.reply.status === 200 ? capitals : await list({ authorization: value })
    t.check(
      'edgegap.credentials.header-case',
      capitals.reply.status === 200,
      `with the key in the header AUTHORIZATION the answer is ${answerOf(capitals)}, not 200`,
      control,
      capitals,
    )
    t.require(control.reply.status === 200, 'the good key is not let in, so a refusal would prove nothing')

    const key = value.replace(/^\S+\s+/, '')
    const attempts: [requirement: string, what: string, headers: Record<string, string>][] = [
      ['edgegap.credentials.elsewhere', 'the key in the header x-api-key', { 'x-api-key': value }],
      ['edgegap.credentials.elsewhere', 'the word token without a key', { authorization: 'token' }],
      ['edgegap.credentials.unknown-key', 'the key without its last letter', { authorization: value.slice(0, -1) }],
      ['edgegap.credentials.unknown-key', 'the key and a letter more', { authorization: `${value}0` }],
      ['edgegap.credentials.scheme', 'the key without the word token', { authorization: key }],
    ]
    for (const [requirement, what, sent] of attempts) {
      const answer = await list(sent)
      t.check(
        requirement,
        isRefusal(answer, 401),
        `${what}: the answer is ${answerOf(answer)}, not 401 with a message`,
        control,
        answer,
      )
    }
  },
})
