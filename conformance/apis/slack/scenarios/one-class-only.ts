import { story } from '../../../run/story.js'
import { runFlagTable } from '../flag-table.js'

export const scenario = story({
  title: 'A reset may be for mobile sessions only, or for web sessions only',
  covers: ['slack.reset.mobile-only', 'slack.reset.web-only', 'slack.reset.keeps-other-users'],
  run: (t) =>
    runFlagTable(t, [
      { flags: { mobile_only: 'true' }, ends: ['mobile'], requirement: 'slack.reset.mobile-only' },
      { flags: { web_only: 'true' }, ends: ['web'], requirement: 'slack.reset.web-only' },
    ]),
})
