/** Parameters whose values are credentials, in queries. */
const SECRET = /([?&](?:token|access_token|api_key|key|password|secret)=)[^&#]*/gi

/** A request target fit to be shown: values that let somebody in are blotted out. */
export const redactTarget = (target: string): string => target.replace(SECRET, '$1***')
