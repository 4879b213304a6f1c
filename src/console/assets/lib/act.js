// @ts-check
import { say } from './say.js'
import { problem } from './states.js'

/**
 * Does what a button promises: the button waits meanwhile, success is said, a refusal stands beside the button.
 * @param {HTMLElement} near what was pressed or sent
 * @param {() => Promise<string | void>} action answers the sentence to say
 */
export const act = async (near, action) => {
  const host = near.closest('form, td, .actions, .card') ?? near.parentElement ?? near
  host.querySelector(':scope > .problem')?.remove()
  near.setAttribute('aria-busy', 'true')
  try {
    const sentence = await action()
    if (sentence) say(sentence)
  } catch (error) {
    host.append(problem(error))
  } finally {
    near.removeAttribute('aria-busy')
  }
}
