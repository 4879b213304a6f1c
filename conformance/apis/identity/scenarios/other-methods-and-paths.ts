import { story } from '../../../run/story.js'
import { get, isPlainRefusal } from '../sessions.js'

export const scenario = story({
  title: 'Other methods and other paths are refused in the same shape',
  covers: ['identity.method.other', 'identity.path.unknown', 'identity.path.trailing-slash'],
  async run(t) {
    const path = `/${t.invented('no-such-path')}`
    const unknown = await t.send({ method: 'GET', path })
    t.check(
      'identity.path.unknown',
      unknown.reply.status === 404 && isPlainRefusal(unknown.reply),
      `the answer is ${unknown.reply.status} ${unknown.reply.body.slice(0, 80)}, not 404 with a text under "detail"`,
      unknown,
    )
    const slash = await t.send({ method: 'GET', path: `/sessions/${t.unknown('session')}/` })
    t.check(
      'identity.path.trailing-slash',
      slash.reply.status === 307,
      `the answer is ${slash.reply.status}, not 307`,
      slash,
    )

    const user = (await t.tryMake('user'))?.id
    const session = (await t.tryMake('session', { user }))?.id
    const post = await t.send({ method: 'POST', path: `/sessions/${session ?? t.unknown('session')}` })
    t.check(
      'identity.method.other',
      post.reply.status === 405,
      `POST is answered with ${post.reply.status}, not 405`,
      post,
    )
    const whole = t.target.readOnly
      ? undefined
      : await t.send({ method: 'DELETE', path: `/sessions/user/${user ?? t.unknown('user')}` })
    if (whole) {
      const { status } = whole.reply
      t.check(
        'identity.method.other',
        (status >= 400 && status < 500) || status === 501,
        `DELETE on a user's list is answered with ${status}; 405 is usual`,
        whole,
      )
    }
    if (session === undefined) return
    const beyond = await t.send({ method: 'GET', path: `/sessions/${session}/${t.invented('no-such-thing')}` })
    t.check(
      'identity.path.unknown',
      beyond.reply.status === 404,
      `a path that goes on behind a session is answered with ${beyond.reply.status}, not 404`,
      beyond,
    )
    const after = await get(t, session)
    t.check(
      'identity.method.other',
      after.reply.status === 200,
      'POST, or DELETE on the list, has ended the session',
      post,
      ...(whole ? [whole] : []),
      after,
    )
  },
})
