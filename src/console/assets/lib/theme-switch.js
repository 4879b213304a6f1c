// @ts-check
import { h } from './dom.js'
import { keep, kept } from './kept.js'

const THEMES = ['system', 'light', 'dark']

/** A select of the three themes; the choice lasts. */
export const themeSwitch = () => {
  const chosen = kept('theme') ?? 'system'
  const select = h(
    'select',
    { 'aria-label': 'Theme', on: { change: () => choose(select.value) } },
    THEMES.map((theme) => h('option', { value: theme, selected: theme === chosen }, `Theme: ${theme}`)),
  )
  return select
}

/** @param {string} theme */
const choose = (theme) => {
  keep('theme', theme === 'system' ? undefined : theme)
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
