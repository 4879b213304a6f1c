// @ts-check
import { h } from './dom.js'

/** Hands the user a file of JSON. @param {string} name @param {unknown} data */
export const saveAs = (name, data) => {
  const url = URL.createObjectURL(new Blob([JSON.stringify(data, undefined, 2)], { type: 'application/json' }))
  h('a', { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
  return `${name} saved`
}
