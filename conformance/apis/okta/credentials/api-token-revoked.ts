import { sswsRefusal } from '../ssws-refusal.js'

export const scenario = sswsRefusal('revoked', 'okta.credentials.revoked-token')
