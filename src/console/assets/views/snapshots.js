// @ts-check
import { act } from '../lib/act.js'
import { button } from '../lib/button.js'
import { control, get } from '../lib/control.js'
import { fill, h, refill } from '../lib/dom.js'
import { field, form, input } from '../lib/fields.js'
import { dateTime } from '../lib/format.js'
import { askClock } from '../lib/now.js'
import { world } from '../lib/place.js'
import { attempt, empty } from '../lib/states.js'
import { number, row, table } from '../lib/table.js'
import { differenceForm } from './difference.js'

/** @param {string} name */
const pathOf = (name) => `/snapshots/${encodeURIComponent(name)}`

/** @type {import('./views.js').View} */
export const snapshots = {
  name: 'snapshots',
  title: 'Snapshots',
  show({ root, signal }) {
    const list = h('div')
    const difference = h('div')
    const differs = h('section', { 'aria-label': 'What differs' })

    const load = async () => {
      const { snapshots } = /** @type {import('../lib/types.js').SnapshotPage} */ (
        await get('/snapshots?limit=1000', signal)
      )
      const names = snapshots.map(({ name }) => name)
      refill(
        list,
        snapshots.length > 0
          ? snapshotTable(snapshots, load)
          : empty('No snapshots yet', 'Take one below before you try something; restore it afterwards.'),
      )
      fill(difference, names.length > 0 && differenceForm(names, differs))
      fill(differs)
    }

    const name = input({ required: true, placeholder: 'before-the-test', maxlength: 64 })
    fill(
      root,
      h(
        'p',
        { class: 'prose' },
        `A snapshot keeps all state and the clock of a world under a name. All worlds share the snapshots; restoring acts on this one, “${world}”.`,
      ),
      list,
      h(
        'div',
        { class: 'columns' },
        form(
          'Take a snapshot',
          (element) =>
            void act(element, async () => {
              await control('PUT', pathOf(name.value.trim()))
              const taken = name.value.trim()
              element.reset()
              await load()
              return `Snapshot ${taken} taken of ${world}`
            }),
          h('h2', {}, 'Take one'),
          field('Name', name, 'One that is there already is replaced.'),
          h('button', { class: 'main' }, 'Take a snapshot'),
        ),
        difference,
      ),
      differs,
    )
    void attempt(list, load, signal)
  },
}

/** @param {import('../lib/types.js').SnapshotSummary[]} snapshots @param {() => Promise<void>} reload */
const snapshotTable = (snapshots, reload) =>
  table(
    'Snapshots',
    ['Name', 'Taken of', 'Its clock (UTC)', '#Rows', ''],
    snapshots.map(({ name, world: from, now, running, rows }) =>
      row([
        name,
        from,
        h('td', {}, dateTime(now), ' ', h('span', { class: 'quiet' }, running ? 'running' : 'frozen')),
        number(rows),
        h(
          'div',
          { class: 'actions' },
          button('Restore', () => restore(name), {
            class: 'small',
            'aria-label': `Restore ${name}`,
            'data-key': `restore ${name}`,
          }),
          button('Delete', () => remove(name, reload), { class: 'small', 'aria-label': `Delete ${name}` }),
        ),
      ]),
    ),
  ).box

/** @param {string} name */
const restore = async (name) => {
  await control('POST', `${pathOf(name)}/restore`)
  await askClock()
  return `The world ${world} is as it was in ${name}`
}

/** @param {string} name @param {() => Promise<void>} reload */
const remove = async (name, reload) => {
  await control('DELETE', pathOf(name))
  await reload()
  return `Snapshot ${name} is gone`
}
