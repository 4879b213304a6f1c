import { story } from '../../../run/story.js'
import { answerOf, revoke } from '../revoke.js'

export const scenario = story({
  title: 'No ID is refused for its form',
  covers: ['okta.user.any-form'],
  async run(t) {
    await t.make('credential')
    const tail = t.random.text('abcdefghijklmnopqrstuvwxyz0123456789', 10)
    const ids = [`x${tail}`, `nobody-${tail}@example.invalid`, `00u${tail} with blanks`, tail.repeat(8), `ü-${tail}`]
    for (const id of ids) {
      const answer = await revoke(t, t.invented(id))
      t.check(
        'okta.user.any-form',
        answer.reply.status === 404,
        `the unknown ID "${id}" is answered with ${answerOf(answer)}, not 404`,
        answer,
      )
    }
  },
})
