// @ts-check
import { button } from '../lib/button.js'
import { control } from '../lib/control.js'
import { h } from '../lib/dom.js'
import { counted, dateTime, fromNow } from '../lib/format.js'
import { worldNow } from '../lib/now.js'

/** @typedef {import('../lib/types.js').Account} Account */
/** @typedef {import('../lib/types.js').Session} Session */

/** An account and its sessions with one API. @param {Account} account @param {() => Promise<void>} reload */
export const accountCard = (account, reload) => {
  const { api, user, sessions, sessionCount } = account
  const title = `account-${api}-${user}`
  return h(
    'section',
    { class: 'card account', 'aria-labelledby': title },
    h('h3', { id: title }, api, ' ', h('code', { class: 'quiet' }, user)),
    sessions.length === 0
      ? h('p', { class: 'quiet' }, 'No sessions.')
      : h(
          'ul',
          { class: 'sessions' },
          sessions.map((session) => sessionLine(api, session, reload)),
        ),
    sessionCount > sessions.length &&
      h('p', { class: 'quiet' }, `The newest ${sessions.length} of ${counted(sessionCount, 'session')}.`),
  )
}

/** @param {string} api @param {Session} session @param {() => Promise<void>} reload */
const sessionLine = (api, session, reload) => {
  const { id, label, status, ended } = session
  /** @param {'end' | 'expire'} how @param {string} done */
  const change = (how, done) => async () => {
    await control('POST', `/people/sessions/${api}/${encodeURIComponent(id)}/${how}`)
    await reload()
    return `${label} at ${api} ${done}`
  }
  return h(
    'li',
    { class: ended ? 'ended' : '', 'data-session': id },
    h(
      'div',
      {},
      h(
        'p',
        {},
        h('span', { title: id }, label),
        ' ',
        h('span', { class: `badge ${ended ? 'warn' : 'good'}` }, status),
      ),
      h('p', { class: 'quiet small-text' }, times(session)),
    ),
    !ended &&
      h(
        'div',
        { class: 'actions' },
        button('Expire', change('expire', 'has run out'), {
          class: 'small',
          'aria-label': `Expire ${label} at ${api}`,
          'data-key': `expire ${id}`,
        }),
        button('Revoke', change('end', 'is revoked'), {
          class: 'small',
          'aria-label': `Revoke ${label} at ${api}`,
          'data-key': `revoke ${id}`,
        }),
      ),
  )
}

/** @param {Session} session */
const times = ({ createdAt, expiresAt }) => {
  const now = worldNow()
  const made = createdAt
    ? h('time', { datetime: createdAt, title: `${dateTime(createdAt)} UTC` }, `made ${fromNow(createdAt, now)}`)
    : undefined
  const ran = expiresAt && Date.parse(expiresAt) <= now
  const ends = expiresAt
    ? h(
        'time',
        { datetime: expiresAt, title: `${dateTime(expiresAt)} UTC` },
        `${ran ? 'ran out' : 'runs out'} ${fromNow(expiresAt, now)}`,
      )
    : 'does not run out'
  return made ? h('span', {}, made, ' · ', ends) : h('span', {}, ends)
}
