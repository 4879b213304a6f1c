// @ts-check
import { h } from '../lib/dom.js'
import { counted } from '../lib/format.js'
import { hashOf } from '../lib/route.js'
import { coverageOfOperation } from './coverage-operation.js'

const PARTS = /** @type {const} */ ([
  ['operations', 'Operations'],
  ['statuses', 'Statuses'],
  ['parameters', 'Parameters'],
  ['requestFields', 'Request fields'],
  ['responseFields', 'Response fields'],
])

/**
 * What of one API was exercised.
 * @param {import('../lib/types.js').ApiCoverage} coverage
 * @param {Set<string>} open which operations are unfolded; kept up to date
 */
export const coverageOf = ({ api, calls, unmatched, exercised, operations }, open) =>
  h(
    'section',
    { class: 'card', 'aria-label': api },
    h(
      'div',
      { class: 'card-head' },
      h('h2', {}, h('a', { href: hashOf(['apis', api]) }, api)),
      h(
        'p',
        { class: 'quiet' },
        counted(calls, 'call'),
        unmatched > 0 && [', ', h('a', { href: '#/traffic' }, `${counted(unmatched, 'call')} that matched nothing`)],
      ),
    ),
    h(
      'div',
      { class: 'shares' },
      PARTS.map(([part, title]) => share(title, exercised[part])),
    ),
    h(
      'div',
      {},
      operations.map((operation) => coverageOfOperation(api, operation, open)),
    ),
  )

/** @param {string} title @param {{ seen: number, of: number }} share */
const share = (title, { seen, of }) =>
  h(
    'div',
    {},
    h('p', { class: 'small-text' }, title, ' ', h('strong', {}, `${seen} of ${of}`)),
    h('meter', { min: 0, max: Math.max(of, 1), value: seen, 'aria-label': `${title}: ${seen} of ${of}` }),
  )
