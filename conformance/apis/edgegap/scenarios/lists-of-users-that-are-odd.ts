import { story } from '../../../run/story.js'
import { addresses, homeOf, join } from '../home.js'
import { answerOf, getUsers, isRefusal, putUsers, removeUsers, same, usersOf } from '../sessions.js'

const at = (id: string) => ({ path: { session_id: id } })

export const scenario = story({
  title: 'A list of users that cannot be used is refused and changes nothing; an odd one does what it says',
  covers: [
    'edgegap.validation.missing',
    'edgegap.validation.type',
    'edgegap.validation.malformed',
    'edgegap.validation.changes-nothing',
    'edgegap.users.not-an-address',
    'edgegap.users.duplicate',
    'edgegap.users.absent',
    'edgegap.users.empty-list',
  ],
  async run(t) {
    const home = await homeOf(t)
    const [first, second, third] = addresses(t, 3) as [string, string, string]
    const id = await join(t, home, [first])
    const control = await putUsers(t, id, [second])
    t.require(control.reply.status === 200, `users could not be added: ${answerOf(control)}, so a refusal proves nothing`)

    const defects: [requirement: string, what: string, operation: string, values: object, statuses: number[]][] = [
      ['edgegap.validation.missing', 'no ip_list', 'put-users-session', { json: {} }, [400]],
      ['edgegap.validation.missing', 'no ip_list', 'delete-users-session', { json: {} }, [400]],
      ['edgegap.validation.type', 'an ip_list that is text', 'put-users-session', { json: { ip_list: third } }, [400, 422]],
      ['edgegap.validation.type', 'an ip_list of objects', 'delete-users-session', { json: { ip_list: [{ ip: first }] } }, [400, 422]],
      ['edgegap.validation.malformed', 'half an object', 'put-users-session', { body: `{"ip_list": ["${third}"]`, headers: { 'content-type': 'application/json' } }, [400]],
    ]
    for (const [requirement, what, operation, values, statuses] of defects) {
      const answer = await t.call(operation, { ...at(id), ...values }, { intent: 'defective' })
      t.check(
        requirement,
        isRefusal(answer, ...statuses),
        `${operation} with ${what} is answered with ${answerOf(answer)}, not ${statuses.join(' or ')} with a message`,
        control,
        answer,
      )
    }
    const address = await putUsers(t, id, ['localhost'])
    const refused = isRefusal(address, 400)
    t.check('edgegap.users.not-an-address', refused, `the answer is ${answerOf(address)}, not 400`, control, address)
    const after = await getUsers(t, id)
    const wanted = [first, second, ...(address.reply.status === 200 ? ['localhost'] : [])]
    t.control(
      'edgegap.validation.changes-nothing',
      same(usersOf(after), wanted),
      `after refused changes the users are ${answerOf(after)}, not ${wanted.join(', ')}`,
      after,
    )

    const twice = await putUsers(t, id, [first, third, third])
    const whole = [...wanted, third]
    t.check('edgegap.users.duplicate', same(usersOf(twice), whole), `the answer is ${answerOf(twice)}`, twice)
    const none = await putUsers(t, id, [])
    const still = usersOf(twice) ?? whole
    t.check('edgegap.users.empty-list', same(usersOf(none), still), `the answer is ${answerOf(none)}`, none)
    const absent = await removeUsers(t, id, ['198.51.100.254'])
    t.check('edgegap.users.absent', same(usersOf(absent), still), `the answer is ${answerOf(absent)}`, absent)
  },
})
