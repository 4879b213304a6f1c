// @ts-check
/** @typedef {import('../lib/types.js').Fault} Rule */

/** @param {Rule} rule */
export const whoseOf = ({ user, credential }) =>
  [user && `user ${user}`, credential && 'one credential'].filter(Boolean).join(', ') || "everybody's"

/** @param {Rule} rule */
export const whenOf = ({ on }) => {
  if (on === undefined) return 'always'
  if ('first' in on) return `the first ${on.first}`
  if ('every' in on) return on.every === 1 ? 'always' : `every ${on.every}th`
  return `${Math.round(on.share * 1000) / 10} % of them`
}

/** What a rule does, a few words for each effect. @param {Rule} rule */
export const effectsOf = ({ status, example, delay, drop, slow, truncate, rateLimit }) =>
  [
    status !== undefined && `answers ${status}`,
    example !== undefined && `example ${example}`,
    delay !== undefined && `waits ${delayText(delay)}`,
    drop && 'drops the connection',
    slow && `sends ${slow.bytesPerSecond} bytes a second`,
    truncate && `ends the body after ${truncate.bytes} bytes`,
    rateLimit && `rate limit, again in ${rateLimit.retryAfter} s`,
  ].filter((text) => typeof text === 'string')

/** @param {NonNullable<Rule['delay']>} delay */
const delayText = (delay) => {
  if (typeof delay === 'object') return `${delay.from} to ${delay.to} ms`
  return typeof delay === 'number' ? `${delay} ms` : delay
}
