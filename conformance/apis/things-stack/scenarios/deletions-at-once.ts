import { story } from '../../../run/story.js'
import { otherSessionOf, person, requireWriting, sessionOf, siblingOf } from '../people.js'
import { answerOf, isRefusal, SESSION_NOT_FOUND } from '../refusals.js'
import { has, look, plainId, remove, sameIds } from '../sessions.js'

/** Deletions of the same session that go out together. */
const AT_ONCE = 5

export const scenario = story({
  title: 'Deletions at the same moment end a session once, and do not get in the way of others',
  covers: ['things-stack.delete.concurrent', 'things-stack.delete.one-wins', 'things-stack.delete.one-wins-live'],
  async run(t) {
    requireWriting(t)
    const who = await person(t)
    const victim = await sessionOf(t, who)
    const second = await otherSessionOf(t, who)
    await siblingOf(t, who)
    const before = await look(t, who)
    t.require(has(before, victim), `the session ${victim} is not listed before it is deleted`)

    const [other, ...answers] = await Promise.all([
      second === undefined ? undefined : remove(t, who, second),
      ...Array.from({ length: AT_ONCE }, () => remove(t, who, victim)),
    ])
    const after = await look(t, who)
    const won = answers.filter((answer) => answer?.reply.status === 200)
    const strange = answers.filter((answer) => answer!.reply.status !== 200 && !isRefusal(answer!, SESSION_NOT_FOUND))
    const evidence = [...answers.map((answer) => answer!), after.answer]
    t.check(
      'things-stack.delete.concurrent',
      strange.length === 0 && won.length > 0,
      `of ${AT_ONCE} deletions at once ${won.length} are answered with 200; others: ${strange.map((answer) => answerOf(answer!)).join(', ') || '404'}`,
      ...evidence,
    )
    const gone = [victim, ...(second === undefined ? [] : [second])].map(plainId)
    const want = before.ids.filter((id) => !gone.includes(id))
    t.check(
      'things-stack.delete.concurrent',
      sameIds(after.ids, want) && (other === undefined || other.reply.status === 200),
      `afterwards there are ${after.ids.join(', ') || 'none'}, expected ${want.join(', ') || 'none'}; the deletion of another session beside them: ${other ? answerOf(other) : 'none'}`,
      ...evidence,
    )
    t.check(
      t.target.profile === 'documented' ? 'things-stack.delete.one-wins' : 'things-stack.delete.one-wins-live',
      won.length === 1,
      `${won.length} of ${AT_ONCE} deletions of one session are answered with 200`,
      ...evidence,
    )
  },
})
