// @ts-check
import { button } from '../lib/button.js'
import { control } from '../lib/control.js'
import { fill, h, refill } from '../lib/dom.js'
import { counted } from '../lib/format.js'
import { empty } from '../lib/states.js'
import { accountCard } from './account-card.js'
import { signInForm } from './sign-in-form.js'
import { signOutAnswers } from './sign-out-answers.js'

/**
 * One person with all their sessions.
 * @param {HTMLElement} root
 * @param {() => Promise<void>} reload
 * @param {AbortSignal} signal
 * @returns {(person: import('../lib/types.js').Person | undefined) => void} shows this person now
 */
export const showPerson = (root, reload, signal) => {
  const head = h('div', { class: 'person-head' })
  const outcome = h('div', { class: 'outcome' })
  const accounts = h('div', { class: 'accounts' })
  const signIn = h('div')
  /** @type {string | undefined} */
  let shown

  return (person) => {
    if (signal.aborted) return
    if (!person)
      return fill(
        root,
        empty('Nobody is known here', 'Start the mock with fixtures that have users, or reset the world to its seed.'),
      )
    const key = person.email ?? person.accounts[0]?.user ?? person.name
    if (shown !== key || !root.contains(head)) {
      fill(root, head, outcome, accounts, signIn)
      fill(outcome)
      fill(signIn, signInForm(person, outcome, reload))
      shown = key
    }
    refill(
      head,
      h('div', {}, h('h2', {}, person.name), h('p', { class: 'quiet' }, person.email ?? 'no e-mail address')),
      h('div', { class: 'actions' }, signOutButton(person, outcome, reload)),
    )
    refill(
      accounts,
      person.accounts.map((account) => accountCard(account, reload)),
    )
  }
}

/** @param {import('../lib/types.js').Person} person @param {HTMLElement} outcome @param {() => Promise<void>} reload */
const signOutButton = ({ email, name, accounts }, outcome, reload) =>
  button(
    'Sign out everywhere',
    async () => {
      const { answers } = await control('POST', '/sign-out', { person: email ?? accounts[0]?.user ?? name })
      fill(outcome, signOutAnswers(answers))
      await reload()
      return `${counted(answers.length, 'answer')} came back`
    },
    { class: 'main', 'data-key': 'sign-out' },
  )
