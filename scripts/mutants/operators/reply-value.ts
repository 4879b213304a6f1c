import type { Mutant } from '../mutant.js'
import type { Survey } from '../survey.js'
import { onReply } from './on-reply.js'
import { inBody } from './reply-body.js'

/** Another value of the same form. */
const another = (value: unknown): unknown => {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  if (typeof value !== 'string') return value
  if (/^\d{4}-\d{2}-\d{2}[T ]/.test(value)) return value.replace(/^\d{4}/, (year) => String(Number(year) - 1))
  if (/^[0-9a-f]{8}-/.test(value)) return value.replace(/^./, (first) => (first === 'f' ? '0' : 'f'))
  return `${value}x`
}

/** Fields that say something checkable say something else, in the documented form. */
export const replyValue = ({ subject, profile }: Survey): Mutant[] =>
  subject.values.map(({ operation, field, breaks, other = another }) => ({
    name: `${subject.api}/${operation}/value/${field}`,
    api: subject.api,
    operation,
    profile,
    operator: 'reply value',
    clause: `The field ${field} of an answer has another value than it should.`,
    breaks,
    make: () =>
      onReply({ operation, fits: ({ status }) => status < 300 }, (reply) => inBody(reply, field.split('.'), other)),
  }))
