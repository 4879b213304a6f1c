import { story } from '../../../run/story.js'
import { runFlagTable } from '../flag-table.js'

const requirement = 'slack.reset.flags-false'

export const scenario = story({
  title: 'A flag that is false is like one that is left out',
  covers: [requirement, 'slack.reset.keeps-other-users'],
  run: (t) =>
    runFlagTable(t, [
      { flags: { mobile_only: 'false', web_only: 'false' }, ends: ['mobile', 'web'], requirement },
      { flags: { mobile_only: 'true', web_only: 'false' }, ends: ['mobile'], requirement },
      { flags: { mobile_only: 'false', web_only: 'true' }, ends: ['web'], requirement },
    ]),
})
