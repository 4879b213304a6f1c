import type { operations } from '#contract/slack'
import { defineProvider } from '../../engine/provider.js'
import { admit } from './admit.js'
import { checkArguments, checkForm, readArguments } from './arguments.js'
import { behaviours } from './behaviours.js'
import { checkPostType } from './check-post-type.js'
import { credentials, example } from './credentials.js'
import { dialect } from './dialect.js'
import { driver } from './driver.js'
import { fields } from './fields.js'
import type { Fixture } from './fixture.js'
import { parties } from './parties.js'
import { people } from './people.js'
import { FORM, JSON_TYPE, MULTIPART, TEXT } from './post-type.js'
import { seeding } from './seeding.js'
import { readInteger } from './session-id.js'
import { layout, settings, type Tables } from './tables.js'
import { throttle, throttled } from './throttle.js'

const FLAGS = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

/** Slack's Web API: every answer but a throttled one has status 200, and `ok` tells success from refusal. */
export const provider = defineProvider<operations, Tables, Fixture>()({
  api: 'slack',
  title: 'Slack Web API',
  mounts: ['/slack/api'],
  layout,
  fields,
  settings,
  contentType: 'application/json; charset=utf-8',
  bodies: {
    // how plain text carries arguments is inferred: as a form does
    aliases: { [MULTIPART]: FORM, [TEXT]: FORM },
    coerceJson: true,
    heldAs: JSON_TYPE,
    latin1: true,
  },
  decoding: {
    coercions: {
      integer: readInteger,
      boolean: (text) => FLAGS.get(text.toLowerCase()),
      emptyIsAbsent: true,
    },
  },
  // the order is inferred, but for credentials before look-ups
  stages: [throttle, checkPostType, checkForm, 'decode', readArguments, admit, checkArguments, 'validate'],
  behaviours,
  dialect,
  seeding,
  driver,
  people,
  parties,
  throttled,
  credentials,
  example,
})
