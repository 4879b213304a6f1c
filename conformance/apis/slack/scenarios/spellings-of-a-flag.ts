import { story } from '../../../run/story.js'
import { runFlagTable } from '../flag-table.js'

const DIGITS = 'slack.reset.flags-as-digits'
const EMPTY = 'slack.reset.flags-empty'

export const scenario = story({
  title: 'Flags are understood as each client writes them: as words, as digits, empty',
  covers: [DIGITS, EMPTY, 'slack.reset.flags-in-capitals', 'slack.reset.keeps-other-users'],
  run: (t) =>
    runFlagTable(t, [
      { flags: { mobile_only: '1', web_only: '0' }, ends: ['mobile'], requirement: DIGITS },
      { flags: { mobile_only: '0', web_only: '1' }, ends: ['web'], requirement: DIGITS },
      { flags: { mobile_only: '0', web_only: '0' }, ends: ['mobile', 'web'], requirement: DIGITS },
      { flags: { mobile_only: '', web_only: '' }, ends: ['mobile', 'web'], requirement: EMPTY },
      { flags: { mobile_only: 'true', web_only: '' }, ends: ['mobile'], requirement: EMPTY },
      { flags: { mobile_only: '', web_only: 'true' }, ends: ['web'], requirement: EMPTY },
      {
        flags: { mobile_only: 'TRUE', web_only: 'False' },
        ends: ['mobile'],
        requirement: 'slack.reset.flags-in-capitals',
      },
    ]),
})
