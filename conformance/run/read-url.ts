import { CannotJudge } from './stops.js'

/** The address without slashes at its end. @throws CannotJudge for what is no http or https address, or has a query or fragment. */
export const readUrl = (text: string, what: string): string => {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new CannotJudge(`the ${what} "${text}" is no address; write for example https://example.com/api`)
  }
  if (!/^https?:$/.test(url.protocol))
    throw new CannotJudge(`the ${what} "${text}" has to begin with http:// or https://`)
  if (url.search !== '' || url.hash !== '')
    throw new CannotJudge(`the ${what} "${text}" must not have a query or fragment`)
  return text.replace(/\/+$/, '')
}
