import { story } from '../../../run/story.js'
import { smallHome } from '../capacity.js'
import { addresses, join, open } from '../home.js'
import { answerOf, getUsers, isRefusal, putUsers, remove, removeUsers, same, usersOf } from '../sessions.js'

export const scenario = story({
  title: 'In kind Seat each user takes a socket; sockets are freed when users leave and when sessions are deleted',
  covers: [
    'edgegap.capacity.seat',
    'edgegap.capacity.refusal-status',
    'edgegap.capacity.refusal-changes-nothing',
    'edgegap.capacity.freed-by-leaving',
    'edgegap.capacity.freed-by-deletion',
  ],
  async run(t) {
    const home = await smallHome(t, 'Seat', 3)
    const [a, b, c, d, e] = addresses(t, 5) as [string, string, string, string, string]
    const solo = await join(t, home, [a])
    const other = await open(t, home, [b])

    const last = await putUsers(t, solo, [c])
    t.control(
      'edgegap.capacity.seat',
      same(usersOf(last), [a, c]),
      `the user for the last of three sockets is answered with ${answerOf(last)}, not 200`,
      last,
    )
    const full = await putUsers(t, other, [d])
    t.control(
      'edgegap.capacity.seat',
      isRefusal(full, 422, 400),
      `with no socket free one user more is answered with ${answerOf(full)}, not 422 (or 400)`,
      last,
      full,
    )

    const left = await removeUsers(t, solo, [c])
    const next = await putUsers(t, other, [d])
    t.control(
      'edgegap.capacity.freed-by-leaving',
      same(usersOf(next), [b, d]),
      `after a user has left, one who comes is answered with ${answerOf(next)}, not 200`,
      left,
      next,
    )
    const deleted = await remove(t, other)
    t.require(deleted.reply.status === 200, `the session could not be deleted: ${answerOf(deleted)}`)
    // what is freed stays free when others are refused and users are looked at in between
    const tooMany = await putUsers(t, solo, [c, d, e])
    t.check(
      'edgegap.capacity.seat',
      isRefusal(tooMany, 422, 400),
      `with one of three sockets taken three users more are answered with ${answerOf(tooMany)}, not 422 (or 400)`,
      tooMany,
    )
    t.check(
      'edgegap.capacity.refusal-status',
      isRefusal(tooMany, 422),
      `the answer is ${answerOf(tooMany)}, not 422`,
      tooMany,
    )
    const after = await getUsers(t, solo)
    t.control(
      'edgegap.capacity.refusal-changes-nothing',
      same(usersOf(after), [a]),
      `users who did not fit were refused, and the users are ${answerOf(after)}, not ${a}`,
      tooMany,
      after,
    )
    let come = await putUsers(t, solo, [d, e])
    // a deleted session may take its time to go
    if (come.reply.status !== 200)
      await t.until(async () => (come = await putUsers(t, solo, [d, e])).reply.status === 200, { every: 200 })
    t.check(
      'edgegap.capacity.freed-by-deletion',
      same(usersOf(come), [a, d, e]),
      `after a session of two users is deleted, two who come are answered with ${answerOf(come)}, not 200`,
      deleted,
      come,
    )
  },
})
