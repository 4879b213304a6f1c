import type { Schema } from '../contract/document.js'

/**
 * What a choice (`oneOf`) takes, as the rest of a sentence; undefined where its forms do not say enough of themselves.
 * @param forms with their references followed.
 */
export const explainForms = (forms: readonly Schema[]): string | undefined => {
  const keys = forms.map((form) => (form['required'] as string[] | undefined)?.join(' and '))
  if (forms.length === 0) return undefined
  if (keys.every((key) => key !== undefined)) return `takes one of ${keys.join(', ')}`
  const told = forms.map((form, i) => (keys[i] === undefined ? explainValue(form) : `an object of ${keys[i]}`))
  return told.every((each) => each !== undefined) ? `takes ${told.join('; or ')}` : undefined
}

/** `milliseconds, from 0 to 60000, such as 500`; undefined for a value without a description. */
const explainValue = ({ description, minimum, maximum, ...form }: Schema): string | undefined => {
  if (typeof description !== 'string') return undefined
  const name = description.charAt(0).toLowerCase() + description.slice(1).replace(/\.$/, '')
  const bounds = minimum === undefined || maximum === undefined ? '' : `, from ${String(minimum)} to ${String(maximum)}`
  return `${name}${bounds}${examplesIn(form)}`
}

/** `, such as 500 or "PT0.5S"`; empty where a schema has no examples. */
export const examplesIn = ({ examples }: Schema): string => {
  const told = ((examples as unknown[] | undefined) ?? []).map((each) => JSON.stringify(each))
  return told.length === 0 ? '' : `, such as ${told.join(' or ')}`
}
