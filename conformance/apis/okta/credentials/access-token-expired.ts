import { bearerRefusal } from '../bearer-refusal.js'

export const scenario = bearerRefusal('expired', 'okta.credentials.bearer-ended')
