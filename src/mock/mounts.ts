/** Where a path belongs: the mount's owner, and the rest of the target below the mount. */
export interface Mounted<T> {
  owner: T
  mount: string
  target: string
}

/** Finds the longest mount that a request target lies under; a mount has no slash at its end. */
export const createMounts = <T>(entries: readonly { mount: string; owner: T }[]) => {
  const sorted = [...entries].sort((a, b) => b.mount.length - a.mount.length)
  return (target: string): Mounted<T> | undefined => {
    for (const { mount, owner } of sorted) {
      if (!target.startsWith(mount)) continue
      const rest = target.slice(mount.length)
      if (rest === '' || rest.startsWith('?')) return { owner, mount, target: `/${rest}` }
      if (rest.startsWith('/')) return { owner, mount, target: rest }
    }
    return undefined
  }
}
