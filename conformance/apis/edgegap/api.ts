import type { Api } from '../api.js'
import { countsUsers } from './checks/counts-users.js'
import { createTime } from './checks/create-time.js'
import { elapsed } from './checks/elapsed.js'
import { pagesAgree } from './checks/pages-agree.js'
import { readyIsLinked } from './checks/ready-is-linked.js'
import { socketsSuffice } from './checks/sockets-suffice.js'
import { credentialKind } from './credential-kind.js'
import { endangers } from './endangers.js'
import { model } from './model.js'
import { requests } from './requests.js'
import { stories } from './stories.js'
import { tidy } from './tidy.js'

const HEX = '0123456789abcdef'

/** Edgegap's sessions: the API itself makes, shows, lists and deletes them; an app to make them of has to be given. */
export const api: Api = {
  name: 'edgegap',
  idNames: ['app_name', 'deployment_request_id'],
  kinds: {
    app: { unknownId: (random) => `no-such-app-${random.text(HEX, 8)}` },
    version: {},
    deployment: { unknownId: (random) => random.text(HEX, 12) },
    session: { unknownId: (random) => `${random.text(HEX, 12)}-S`, usedUp: true },
    credential: credentialKind,
  },
  checks: [readyIsLinked, countsUsers, socketsSuffice, pagesAgree, createTime, elapsed],
  endangers,
  tidy,
  requests,
  model,
  stories,
}
