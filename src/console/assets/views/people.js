// @ts-check
import { get } from '../lib/control.js'
import { fill, h, refill } from '../lib/dom.js'
import { field, input } from '../lib/fields.js'
import { counted } from '../lib/format.js'
import { listKeys } from '../lib/list-keys.js'
import { everySecond } from '../lib/now.js'
import { hashOf } from '../lib/route.js'
import { attempt, empty } from '../lib/states.js'
import { showPerson } from './person.js'

const MOST_PEOPLE = 200

/** @typedef {import('../lib/types.js').Person} Person */

/** What a person is called in the address: the e-mail where there is one. @param {Person} person */
const keyOf = ({ email, accounts }) => email ?? accounts[0]?.user ?? ''

/** @type {import('./views.js').View} */
export const people = {
  name: 'people',
  title: 'People',
  show({ root, route, signal }) {
    let chosen = route.rest[0]
    /** @type {Person[]} */
    let known = []
    let seen = ''

    const filter = input({ type: 'search', placeholder: 'name, e-mail or user id', on: { input: () => drawList() } })
    const list = h('ul', { class: 'picks', 'aria-label': 'People' })
    const more = h('p', { class: 'quiet' })
    const detail = h('section', { class: 'detail', 'aria-label': 'Person' })
    listKeys(list)

    const person = () => known.find((one) => keyOf(one) === chosen) ?? known[0]

    const drawList = () => {
      const text = filter.value.trim().toLowerCase()
      const fitting = known.filter((one) =>
        JSON.stringify([one.name, one.email, one.accounts.map(({ user }) => user)])
          .toLowerCase()
          .includes(text),
      )
      refill(
        list,
        fitting.length > 0
          ? fitting.map((one) => pick(one, one === person()))
          : h('li', {}, empty('Nobody fits', 'Type less of the name.')),
      )
    }
    const shown = showPerson(detail, () => load(), signal)

    const load = async () => {
      const page = await get(`/people?limit=${MOST_PEOPLE}`, signal)
      // drawn only when something changed, so that nothing is torn from under the mouse
      if (JSON.stringify(page) === seen) return
      seen = JSON.stringify(page)
      known = page.people
      more.textContent =
        page.total > known.length ? `The first ${known.length} of ${counted(page.total, 'person', 'people')}.` : ''
      drawList()
      shown(person())
    }

    fill(
      root,
      h(
        'div',
        { class: 'split open sided' },
        h('div', { class: 'stack' }, h('div', { class: 'filters' }, field('Filter', filter)), list, more),
        detail,
      ),
    )
    void attempt(detail, load, signal)
    everySecond(() => void load().catch(() => undefined), signal, 4000)
    return (next) => {
      chosen = next.rest[0]
      drawList()
      shown(person())
      return true
    }
  },
}

/** @param {Person} person @param {boolean} chosen */
const pick = (person, chosen) => {
  const alive = person.accounts.flatMap(({ sessions }) => sessions).filter(({ ended }) => !ended).length
  return h(
    'li',
    {},
    h(
      'a',
      {
        href: hashOf(['people', keyOf(person)]),
        'data-key': keyOf(person),
        ...(chosen ? { 'aria-current': 'true' } : {}),
      },
      h('span', {}, person.name),
      h('span', { class: 'quiet' }, `${counted(person.accounts.length, 'API')} · ${counted(alive, 'session')}`),
    ),
  )
}
