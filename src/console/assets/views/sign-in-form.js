// @ts-check
import { act } from '../lib/act.js'
import { control } from '../lib/control.js'
import { copyable } from '../lib/copy.js'
import { curlOf } from '../lib/curl.js'
import { fill, h } from '../lib/dom.js'
import { check, field, form, input } from '../lib/fields.js'
import { counted } from '../lib/format.js'
import { absolute, onServer } from '../lib/place.js'

/**
 * Makes sessions for somebody, as a log-in would.
 * @param {import('../lib/types.js').Person} person
 * @param {HTMLElement} outcome where to show what came of it
 * @param {() => Promise<void>} reload
 */
export const signInForm = ({ name, email, accounts }, outcome, reload) => {
  const apis = accounts.map(({ api }) => ({ api, ...check(api, { checked: true }) }))
  const device = input({ maxlength: 100, placeholder: 'iPhone 16' })
  return form(
    `Sign ${name} in`,
    (element) =>
      void act(element, async () => {
        const chosen = apis.filter(({ box }) => box.checked).map(({ api }) => api)
        if (chosen.length === 0) throw new Error('Tick at least one API to sign in to.')
        const made = await control('POST', '/sign-in', {
          person: email ?? accounts[0]?.user ?? name,
          apis: chosen,
          ...(device.value.trim() ? { device: device.value.trim() } : {}),
        })
        fill(outcome, signedIn(made))
        await reload()
        return `${counted(made.sessions.length, 'session')} made for ${name}`
      }),
    h('h3', {}, 'Sign in'),
    h(
      'fieldset',
      {},
      h('legend', {}, 'With'),
      apis.map(({ label }) => label),
    ),
    field('Device', device, 'Shown in the session where the API keeps such a thing.'),
    h('button', {}, `Sign ${name} in`),
  )
}

/** @param {import('../lib/types.js').SignedIn} made */
const signedIn = ({ sessions, refused }) =>
  h(
    'section',
    { class: 'card', 'aria-label': 'New sessions' },
    h('h3', {}, 'New sessions'),
    refused.map(({ api, reason }) => h('p', { class: 'badge warn' }, `${api}: ${reason}`)),
    sessions.map(({ api, id, request }) =>
      copyable(
        `${api} ${id}`,
        curlOf({ ...request, url: absolute(onServer(request.path)), headers: request.headers ?? {} }),
      ),
    ),
  )
