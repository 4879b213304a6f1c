/** The id of the session that a path names; empty where it names none. */
export const sessionIn = (target: string): string => /\/session\/([^/?]+)/.exec(target)?.[1] ?? ''
