import { story } from '../../../run/story.js'
import { runFlagTable } from '../flag-table.js'

export const scenario = story({
  title: 'Remembered devices are forgotten unless forgetDevices=false; on Classic Engine only when asked',
  covers: [
    'okta.revoke.answers-204',
    'okta.revoke.devices-by-default',
    'okta.revoke.devices-on-request',
    'okta.revoke.devices-kept-on-request',
  ],
  async run(t) {
    const classic = t.target.variants.includes('classic')
    await runFlagTable(t, [
      { flags: {}, expect: [{ holding: 'device', ends: !classic, requirement: 'okta.revoke.devices-by-default' }] },
      {
        flags: { forgetDevices: true },
        expect: [{ holding: 'device', ends: true, requirement: 'okta.revoke.devices-on-request' }],
      },
      {
        flags: { forgetDevices: false },
        expect: [{ holding: 'device', ends: false, requirement: 'okta.revoke.devices-kept-on-request' }],
      },
    ])
  },
})
