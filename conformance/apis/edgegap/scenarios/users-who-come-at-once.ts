import { story } from '../../../run/story.js'
import { smallHome } from '../capacity.js'
import { addresses, join } from '../home.js'
import { answerOf, getUsers, putUsers, usersOf } from '../sessions.js'

export const scenario = story({
  title: 'Users who come at the same time are all added, as long as there are sockets',
  covers: ['edgegap.users.at-once', 'edgegap.capacity.last-socket'],
  async run(t) {
    const home = await smallHome(t, 'Seat', 3)
    const [first, ...coming] = addresses(t, 4) as [string, string, string, string]
    const id = await join(t, home, [first])
    const puts = await Promise.all(coming.map((ip) => putUsers(t, id, [ip])))
    const added = coming.filter((_, i) => puts[i]!.reply.status === 200)
    const users = await getUsers(t, id)
    const lost = [first, ...added].filter((ip) => !usersOf(users)?.includes(ip))
    t.check(
      'edgegap.users.at-once',
      lost.length === 0,
      `of users who came at once, ${lost.join(', ')} was added with 200 and is not there: ${answerOf(users)}`,
      ...puts,
      users,
    )
    t.check(
      'edgegap.capacity.last-socket',
      added.length === 2,
      `of three users who came at once for two sockets ${added.length} were let in`,
      ...puts,
      users,
    )
  },
})
