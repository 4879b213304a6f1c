import type { Check } from '../../../src/contract/validators.js'
import { parseBody } from '../survey.js'

/** So many parts of a body are taken out at most. */
const MOST_PARTS = 8

/** A body of JSON without the parts that break the contract, as text; what cannot be mended so comes back as it was. */
export const mendBody = (text: string, check: Check): string => {
  const body = parseBody(text)
  if (typeof body !== 'object' || body === null) return text
  for (let parts = 0; parts < MOST_PARTS; parts++) {
    const at = check(body).find(({ pointer }) => pointer !== '')?.pointer
    if (at === undefined) break
    takeOut(body, at.slice(1).split('/'))
  }
  return JSON.stringify(body)
}

const takeOut = (root: object, path: readonly string[]): void => {
  let node: unknown = root
  for (const key of path.slice(0, -1)) node = (node as Record<string, unknown>)[key]
  const last = path.at(-1)!
  if (Array.isArray(node)) node.splice(Number(last), 1)
  else delete (node as Record<string, unknown>)[last]
}
