// @ts-check
import { button } from '../lib/button.js'
import { control, get } from '../lib/control.js'
import { fill, h, refill } from '../lib/dom.js'
import { everySecond } from '../lib/now.js'
import { attempt, empty } from '../lib/states.js'
import { coverageOf } from './coverage-api.js'

/** @type {import('./views.js').View} */
export const coverage = {
  name: 'coverage',
  title: 'Coverage',
  show({ root, signal }) {
    const list = h('div', { class: 'stack' })
    const open = /** @type {Set<string>} */ (new Set())
    let seen = ''
    const load = async () => {
      const answer = /** @type {{ apis: import('../lib/types.js').ApiCoverage[] }} */ (await get('/coverage', signal))
      const text = JSON.stringify(answer)
      if (text === seen) return
      seen = text
      refill(
        list,
        answer.apis.length > 0
          ? answer.apis.map((api) => coverageOf(api, open))
          : empty('Nothing is mocked', 'Start the mock with at least one API.'),
      )
    }
    fill(
      root,
      h(
        'p',
        { class: 'prose' },
        'Which parts of each contract the programs that call this world have exercised so far. What is grey was never seen: a test for it is missing, or nobody needs it.',
      ),
      h(
        'div',
        { class: 'actions' },
        button('Begin anew', async () => {
          await control('DELETE', '/coverage')
          await load()
          return 'Coverage begins anew'
        }),
      ),
      list,
    )
    void attempt(list, load, signal)
    everySecond(() => void load().catch(() => undefined), signal, 3000)
  },
}
