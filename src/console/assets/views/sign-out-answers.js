// @ts-check
import { fill, h } from '../lib/dom.js'
import { counted, readable } from '../lib/format.js'
import { statusBadge } from './traffic-row.js'

/** What each vendor answered to being signed out of. @param {import('../lib/types.js').SignOutAnswer[]} answers */
export const signOutAnswers = (answers) => {
  const apis = [...new Set(answers.map(({ api }) => api))]
  const section = h('section', { class: 'card answers', 'aria-label': 'Answers to signing out' })
  fill(
    section,
    h(
      'div',
      { class: 'card-head' },
      h('h3', {}, `Signed out: ${counted(answers.length, 'answer')} of ${counted(apis.length, 'API')}`),
      h('button', { type: 'button', class: 'small', on: { click: () => section.remove() } }, 'Close'),
    ),
    answers.length === 0 &&
      h('p', { class: 'quiet' }, 'There was nothing to end: no API had a session of this person.'),
    h(
      'div',
      { class: 'answer-groups' },
      apis.map((api) =>
        group(
          api,
          answers.filter((answer) => answer.api === api),
        ),
      ),
    ),
  )
  return section
}

/** What one API answered, in the order in which it was asked. @param {string} api @param {import('../lib/types.js').SignOutAnswer[]} answers */
const group = (api, answers) =>
  h('section', { 'aria-label': `Answers of ${api}` }, h('h4', {}, api), h('ol', {}, answers.map(answerLine)))

/** @param {import('../lib/types.js').SignOutAnswer} answer */
const answerLine = ({ api, request: { method, path, body: sent }, status, body }) =>
  h(
    'li',
    {},
    h('p', { class: 'mono request-line' }, statusBadge(status), ` ${method} ${path}`),
    sent && h('pre', { tabindex: 0, 'aria-label': `Sent to ${api}` }, h('code', {}, sent)),
    body === undefined
      ? h('p', { class: 'quiet' }, 'Empty body.')
      : h('pre', { tabindex: 0, 'aria-label': `Answer of ${api}` }, h('code', {}, readable(body))),
  )
