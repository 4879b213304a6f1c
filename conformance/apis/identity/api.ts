import type { Api } from '../api.js'
import { model } from './model.js'
import { requests } from './requests.js'
import { stories } from './stories.js'

/** An identity service: sessions are read, listed and deleted without any credential. */
export const api: Api = {
  name: 'identity',
  idNames: [],
  kinds: {
    user: { unknownId: (random) => random.uuid() },
    session: { unknownId: (random) => random.uuid(), usedUp: true },
  },
  requests,
  model,
  stories,
}
