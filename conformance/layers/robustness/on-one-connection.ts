import type { Story } from '../../run/story.js'
import { buildRequest } from '../../http/build-request.js'
import { headerLines, type Exchange, type Reply } from '../../http/exchange.js'
import { hasSucceeded, shown } from '../generated/calls.js'
import { draftOf, toCall } from '../generated/request.js'
import { callerOf, chosen, type Subject } from './subject.js'

/**
 * Requests that are sent on one connection without waiting are answered in their order (RFC 9112, section 9.3.2), each
 * with its own answer. A server may close the connection after any of them, and does so by habit where it keeps none open.
 */
export const onOneConnection = (subject: Subject, requirement: string): Story => ({
  title: 'Requests that follow one another on a connection get their own answers, in their order',
  covers: [requirement],
  async run(t) {
    // the one that changes something comes last, since nobody may repeat it
    const subjectOf = chosen(subject, t)
    const { operation, liveOperation } = subjectOf
    const [media] = operation.body?.content.keys() ?? []
    const nowhere = { method: 'GET', path: `/${t.invented(`no-such-path-${t.random.below(1000)}`)}` }
    const play = async () => {
      const live = await liveOperation.live(t)
      const as = await callerOf(t, subjectOf, live)
      // waits until it is let in, where there is a limit
      const alone = await t.send(nowhere, as)
      return {
        alone,
        exchanges: await t.together([nowhere, buildRequest(operation, toCall(draftOf(live, media)))], as),
      }
    }
    let { alone, exchanges } = await play()
    if (exchanges.some(isThrottled)) ({ alone, exchanges } = await play())
    t.require(!exchanges.some(isThrottled), 'the target keeps answering 429')
    const [first, last] = exchanges
    // a server that ends every connection after one answer may not even read what stands behind the first request
    t.check(
      requirement,
      first?.reply !== undefined || (first?.failure === undefined && closes(alone.reply)),
      `the first is not answered: ${first?.failure?.message ?? 'the connection ended, although the target keeps others open'}`,
      first!,
    )
    const broken = exchanges.find(({ failure }) => failure)
    t.check(requirement, broken === undefined, `a request is not answered: ${broken?.failure?.message}`, ...exchanges)
    if (first?.reply) {
      t.check(
        requirement,
        hasSucceeded(subjectOf, first.reply) === hasSucceeded(subjectOf, alone.reply),
        `a path that leads nowhere gets the answer ${shown(first.reply)}, and alone ${shown(alone.reply)}`,
        alone,
        ...exchanges,
      )
    }
    if (!last?.reply) return
    t.check(
      requirement,
      hasSucceeded(subjectOf, last.reply),
      `${operation.id}, the last, gets the answer ${shown(last.reply)}`,
      ...exchanges,
    )
    if (hasSucceeded(subjectOf, last.reply)) await liveOperation.settle?.(t, { ...last, reply: last.reply })
  },
})

const isThrottled = ({ reply }: Exchange): boolean => reply?.status === 429

const closes = ({ headers }: Reply): boolean =>
  headerLines(headers, 'connection').some((value) => /\bclose\b/i.test(value))
