import { sswsRefusal } from '../ssws-refusal.js'

export const scenario = sswsRefusal('expired', 'okta.credentials.expired-token')
