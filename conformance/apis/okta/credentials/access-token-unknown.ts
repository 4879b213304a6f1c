import { bearerRefusal } from '../bearer-refusal.js'

export const scenario = bearerRefusal('unknown', 'okta.credentials.bearer-unknown')
