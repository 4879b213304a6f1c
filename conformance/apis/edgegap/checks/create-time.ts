import type { PassiveCheck } from '../../../checks/check.js'
import { eachSession } from './each-session.js'

const DATE_AND_TIME = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?/

/** `create_time` is a date and a time. */
export const createTime: PassiveCheck = {
  name: 'edgegap-create-time',
  judge: (exchange) =>
    eachSession(exchange, ({ create_time: time }) => {
      if (typeof time !== 'string') return undefined
      return DATE_AND_TIME.test(time) ? [] : [`create_time is "${time}", no date and time`]
    }),
}
