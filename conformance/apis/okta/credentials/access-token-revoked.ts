import { bearerRefusal } from '../bearer-refusal.js'

export const scenario = bearerRefusal('revoked', 'okta.credentials.bearer-ended')
