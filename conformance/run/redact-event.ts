import type { Redactor } from '../http/redact.js'
import type { RunEvent } from './events.js'

/** Nothing secret gets into the stream from which all reports are written. */
export const redactEvent = (event: RunEvent, redactor: Redactor): RunEvent => {
  if (event.type === 'exchange') return { ...event, exchange: redactor.exchange(event.exchange) }
  if (event.type === 'judged' && event.judgement.message !== undefined) {
    return { ...event, judgement: { ...event.judgement, message: redactor.text(event.judgement.message) } }
  }
  if (event.type === 'note' || event.type === 'ours') return { ...event, message: redactor.text(event.message) }
  if (event.type === 'started') return { ...event, target: event.target.replace(/\/\/[^/@]*@/, '//') }
  return event
}
