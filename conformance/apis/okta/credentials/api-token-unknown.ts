import { sswsRefusal } from '../ssws-refusal.js'

export const scenario = sswsRefusal('unknown', 'okta.credentials.unknown-token')
