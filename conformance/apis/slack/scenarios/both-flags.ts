import { story } from '../../../run/story.js'
import { runFlagTable } from '../flag-table.js'

export const scenario = story({
  title: 'Both flags together stand for both classes',
  covers: ['slack.reset.flags-both', 'slack.reset.keeps-other-users'],
  run: (t) =>
    runFlagTable(t, [
      {
        flags: { mobile_only: 'true', web_only: 'true' },
        ends: ['mobile', 'web'],
        requirement: 'slack.reset.flags-both',
      },
    ]),
})
