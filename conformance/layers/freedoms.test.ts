import { expect, test } from 'vitest'
import { FREEDOMS as EDGEGAP } from '../apis/edgegap/testing/freedoms.js'
import { FREEDOMS as IDENTITY } from '../apis/identity/testing/freedoms.js'
import { FREEDOMS as OKTA } from '../apis/okta/testing/freedoms.js'
import { FREEDOMS as SLACK } from '../apis/slack/testing/freedoms.js'
import { FREEDOMS as THINGS_STACK } from '../apis/things-stack/testing/freedoms.js'
import { failures } from '../testing/judge.js'
import { HAND_MADE, isMade, judgeMade, type HandMadeApi } from '../testing/made-layers.js'

const APIS = Object.keys(HAND_MADE) as HandMadeApi[]

test.each(APIS)('a plain server of %s conforms, and everything is judged', async (api) => {
  const report = await judgeMade(api)
  expect(failures(report)).toEqual({})
  const made = report.requirements.filter(({ id, level }) => isMade(id) && level !== 'MAY')
  expect(made.filter(({ verdict }) => verdict !== 'pass').map(({ id, reason }) => [id, reason])).toEqual([])
  expect(report).toMatchObject({ verdict: 'conforms', ours: [], leftOvers: [] })
})

const FREE: [HandMadeApi, string, object][] = Object.entries({
  okta: OKTA,
  identity: IDENTITY,
  slack: SLACK,
  'things-stack': THINGS_STACK,
  edgegap: EDGEGAP,
}).flatMap(([api, freedoms]) =>
  Object.entries(freedoms).map(([name, vary]): [HandMadeApi, string, object] => [api as HandMadeApi, name, vary]),
)

test.each(FREE)('%s, freedom is not a fault: %s', async (api, _, vary) => {
  const report = await judgeMade(api, vary)
  expect(failures(report)).toEqual({})
  expect(report.ours).toEqual([])
})
