// @ts-check
import { button } from '../lib/button.js'
import { control, get } from '../lib/control.js'
import { fill, h, refill } from '../lib/dom.js'
import { everySecond } from '../lib/now.js'
import { attempt, empty } from '../lib/states.js'
import { number, row, table } from '../lib/table.js'
import { faultForm } from './fault-form.js'
import { effectsOf, whenOf, whoseOf } from './fault-words.js'

/** @type {import('./views.js').View} */
export const faults = {
  name: 'faults',
  title: 'Faults',
  show({ root, signal }) {
    const list = h('div', { class: 'stack' })
    let seen = ''

    const load = async () => {
      const answer = await get('/faults', signal)
      const text = JSON.stringify(answer)
      if (text === seen) return
      seen = text
      refill(
        list,
        answer.faults.length > 0
          ? faultTable(answer.faults, load)
          : empty(
              'No faults',
              'Every call goes its usual way. Add a rule below to see how a program takes an error, a delay or a lost connection.',
            ),
      )
    }

    const add = h('div')
    fill(root, list, add)
    void attempt(list, load, signal)
    void attempt(add, async () => fill(add, await faultForm(load, signal)), signal)
    everySecond(() => void load().catch(() => undefined), signal, 2000)
  },
}

/** @param {import('../lib/types.js').Fault[]} rules @param {() => Promise<void>} reload */
const faultTable = (rules, reload) =>
  h(
    'div',
    { class: 'stack' },
    h('p', { class: 'quiet' }, 'Asked from top to bottom; the first rule that strikes decides alone.'),
    table(
      'Faults',
      ['Rule', 'Strikes', 'Whose calls', 'When', 'What happens', '#Hits', '#Seen', ''],
      rules.map((rule) =>
        row([
          h('td', { class: 'mono' }, rule.id),
          h('td', {}, `${rule.api} · ${rule.operation ?? 'any operation'}`),
          whoseOf(rule),
          whenOf(rule),
          effectsOf(rule).join(', '),
          number(rule.hits),
          number(rule.seen),
          button('Remove', () => remove(rule.id, reload), {
            class: 'small',
            'aria-label': `Remove ${rule.id}`,
            'data-key': `remove ${rule.id}`,
          }),
        ]),
      ),
    ).box,
    h(
      'div',
      { class: 'actions' },
      button('Remove all', async () => {
        await control('DELETE', '/faults')
        await reload()
        return 'No faults any more'
      }),
    ),
  )

/** @param {string} id @param {() => Promise<void>} reload */
const remove = async (id, reload) => {
  await control('DELETE', `/faults/${encodeURIComponent(id)}`)
  await reload()
  return `The rule ${id} is gone`
}
