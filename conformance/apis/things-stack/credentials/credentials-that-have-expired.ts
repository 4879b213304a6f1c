import { endedCredential } from '../ended-credential.js'

export const scenario = endedCredential('expired', 'things-stack.credentials.expired')
