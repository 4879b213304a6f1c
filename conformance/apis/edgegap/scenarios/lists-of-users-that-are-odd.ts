import { story } from '../../../run/story.js'
import { addresses, homeOf, join } from '../home.js'
import { answerOf, getUsers, isRefusal, putUsers, removeUsers, same, usersOf } from '../sessions.js'

const distinct = (ips: readonly string[] = []): string[] => [...new Set(ips)]

export const scenario = story({
  title: 'A list of users that cannot be used is refused and changes nothing; an odd one does what it says',
  covers: [
    'edgegap.validation.missing',
    'edgegap.validation.changes-nothing',
    'edgegap.users.delete-removes',
    'edgegap.users.not-an-address',
    'edgegap.users.duplicate',
    'edgegap.users.absent',
  ],
  async run(t) {
    const home = await homeOf(t)
    const [first, second, third] = addresses(t, 3) as [string, string, string]
    const id = await join(t, home, [first])
    const twice = await putUsers(t, id, [first, second, second])
    t.check('edgegap.users.duplicate', same(usersOf(twice), [first, second]), `the answer is ${answerOf(twice)}`, twice)
    // a server may have its own mind about one who comes twice
    const control = twice.reply.status === 200 ? twice : await putUsers(t, id, [second])
    t.require(
      control.reply.status === 200,
      `users could not be added: ${answerOf(control)}, so a refusal proves nothing`,
    )

    // nobody is named: whether that is refused or not, nobody leaves
    const nobody = await removeUsers(t, id, [])
    t.control(
      'edgegap.users.delete-removes',
      nobody.reply.status !== 200 || same(distinct(usersOf(nobody)), [first, second]),
      `where ip_list is empty the answer is ${answerOf(nobody)}, not 200 with ${first} and ${second}`,
      control,
      nobody,
    )
    const address = await putUsers(t, id, [third, 'localhost'])
    const refused = isRefusal(address, 400)
    t.check('edgegap.users.not-an-address', refused, `the answer is ${answerOf(address)}, not 400`, control, address)
    const answer = await t.call('put-users-session', { path: { session_id: id }, json: {} }, { intent: 'defective' })
    t.check(
      'edgegap.validation.missing',
      isRefusal(answer, 400),
      `without ip_list the answer is ${answerOf(answer)}, not 400 with a message`,
      control,
      answer,
    )
    const after = await getUsers(t, id)
    // whom a list is let in for that has one of them wrong, its answer says
    const wanted = distinct(address.reply.status === 200 ? usersOf(address) : [first, second])
    t.control(
      'edgegap.validation.changes-nothing',
      same(distinct(usersOf(after)), wanted),
      `after refused changes the users are ${answerOf(after)}, not ${wanted.join(', ')}`,
      ...(address.reply.status === 200 ? [answer] : [answer, address]),
      after,
    )

    const absent = await removeUsers(t, id, ['198.51.100.254'])
    t.check('edgegap.users.absent', same(usersOf(absent), usersOf(after)!), `the answer is ${answerOf(absent)}`, absent)
  },
})
