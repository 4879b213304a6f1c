// @ts-check
import { act } from '../lib/act.js'
import { button } from '../lib/button.js'
import { control, get } from '../lib/control.js'
import { fill, h, refill } from '../lib/dom.js'
import { field, form, input, select } from '../lib/fields.js'
import { counted, dateTime } from '../lib/format.js'
import { everySecond } from '../lib/now.js'
import { consoleOf, world } from '../lib/place.js'
import { saveAs } from '../lib/save-as.js'
import { attempt } from '../lib/states.js'
import { number, row, table } from '../lib/table.js'

/** @type {import('./views.js').View} */
export const worlds = {
  name: 'worlds',
  title: 'Worlds',
  show({ root, signal }) {
    const list = h('div')
    const limits = h('p', { class: 'quiet' })
    let seen = ''

    const load = async () => {
      const answer = /** @type {import('../lib/types.js').WorldPage} */ (await get('/worlds?limit=1000', signal))
      limits.textContent = limitsOf(answer)
      const text = JSON.stringify(answer.worlds)
      if (text === seen) return
      seen = text
      refill(list, worldTable(answer.worlds, load))
      document.dispatchEvent(new Event('worlds'))
    }

    fill(
      root,
      h(
        'p',
        { class: 'prose' },
        'A world is a copy of all state, clock, faults and journal of its own. A request is in a world by the path ',
        h('code', {}, '/~name/okta/…'),
        ', the header ',
        h('code', {}, 'X-Facsimile-World'),
        ', or a credential that is bound to it; else it is in “default”.',
      ),
      list,
      limits,
      h('div', { class: 'columns' }, newWorldForm(load), thisWorld()),
    )
    void attempt(list, load, signal)
    everySecond(() => void load().catch(() => undefined), signal, 5000)
  },
}

/** @param {import('../lib/types.js').WorldPage} page */
const limitsOf = ({ total, most, idleAfter }) =>
  `${counted(total, 'world')}; ${most} at most. ${idleAfter === null ? 'They stay until they are dropped.' : `One that nobody asks goes by itself after ${counted(Math.round(idleAfter / 60), 'minute')}.`}`

/** @param {import('../lib/types.js').WorldSummary[]} worlds @param {() => Promise<void>} reload */
const worldTable = (worlds, reload) => {
  const rows = worlds.map(({ name, from, since, lastUsed, rows, exchanges, now, running, credentials }) =>
    row(
      [
        h(
          'td',
          {},
          h(
            'a',
            { href: consoleOf(name), 'data-key': name, ...(name === world ? { 'aria-current': 'true' } : {}) },
            name,
          ),
          name === world && h('span', { class: 'badge note' }, 'shown here'),
        ),
        from ? `snapshot ${from}` : 'seed',
        number(rows),
        number(exchanges),
        h('td', {}, dateTime(now), ' ', h('span', { class: 'quiet' }, running ? 'running' : 'frozen')),
        dateTime(since),
        dateTime(lastUsed),
        credentials.join(', '),
        name === 'default'
          ? ''
          : button('Drop', () => drop(name, reload), { class: 'small', 'aria-label': `Drop ${name}` }),
      ],
      name === world ? { class: 'chosen' } : {},
    ),
  )
  return table(
    'Worlds',
    ['World', 'Made from', '#Rows', '#Exchanges', 'Its clock (UTC)', 'Since', 'Last used', 'Credentials', ''],
    rows,
  ).box
}

/** @param {string} name @param {() => Promise<void>} reload */
const drop = async (name, reload) => {
  await control('DELETE', `/worlds/${encodeURIComponent(name)}`)
  if (name === world) return location.assign(consoleOf('default'))
  await reload()
  return `The world ${name} is gone`
}

/** @param {() => Promise<void>} reload */
const newWorldForm = (reload) => {
  const name = input({ required: true, placeholder: 'worker-1', maxlength: 64 })
  const from = select([['', 'the seed']])
  const credentials = input({ placeholder: 'SSWS 00Bob…' })
  void get('/snapshots')
    .then(({ snapshots }) =>
      from.append(
        ...snapshots.map((/** @type {{ name: string }} */ { name }) =>
          h('option', { value: name }, `snapshot ${name}`),
        ),
      ),
    )
    .catch(() => undefined)
  return form(
    'New world',
    (element) =>
      void act(element, async () => {
        const bound = credentials.value
          .split(',')
          .map((text) => text.trim())
          .filter(Boolean)
        const made = name.value.trim()
        await control('PUT', `/worlds/${encodeURIComponent(made)}`, {
          ...(from.value ? { from: from.value } : {}),
          ...(bound.length > 0 ? { credentials: bound } : {}),
        })
        element.reset()
        await reload()
        return `The world ${made} is there`
      }),
    h('h2', {}, 'New world'),
    field('Name', name, 'Small letters, digits, dots, dashes; 64 at most.'),
    field('Made from', from, 'A fork of a snapshot shares its rows until they change.'),
    field('Credentials that choose it', credentials, 'Optional; separated by commas.'),
    h('button', { class: 'main' }, 'Make the world'),
  )
}

const thisWorld = () =>
  h(
    'section',
    { class: 'card' },
    h('h2', {}, `The world “${world}”`),
    h(
      'p',
      {},
      'A capsule is seed, state, clock and journal of this world in one file; “facsimile replay” runs it again and shows the first difference.',
    ),
    h(
      'div',
      { class: 'actions' },
      button('Save the capsule', async () => saveAs(`${world}.capsule.json`, await get('/capsule'))),
      button('Reset to the seed', async () => {
        await control('POST', '/reset', {})
        return `The world ${world} is back at its seed`
      }),
    ),
  )
