import { endedCredential } from '../ended-credential.js'

export const scenario = endedCredential('unknown', 'things-stack.credentials.unknown')
