// @ts-check
import { apis } from './apis.js'
import { clock } from './clock.js'
import { coverage } from './coverage.js'
import { faults } from './faults.js'
import { people } from './people.js'
import { snapshots } from './snapshots.js'
import { traffic } from './traffic.js'
import { worlds } from './worlds.js'

/**
 * What a view gets: an element of its own, where in the page it is, and a signal that says when it was left.
 * @typedef {{ root: HTMLElement, route: import('../lib/route.js').Route, signal: AbortSignal }} Place
 */

/**
 * One view. `show` may answer what follows a change of the address within the view; where that says false, and without it,
 * the view is shown anew.
 * @typedef {(route: import('../lib/route.js').Route) => boolean} Update
 * @typedef {{ name: string, title: string, show(place: Place): void | Update }} View
 */

/** In the order of the navigation; the first is where one begins. @type {View[]} */
export const VIEWS = [traffic, people, clock, faults, worlds, snapshots, coverage, apis]
