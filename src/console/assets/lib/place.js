// @ts-check
/**
 * Where this page is served: `<root>[/~<world>]/_facsimile/console`. The root is empty unless the mock is mounted below a
 * path of somebody's own server.
 */
const match = /^(.*?)(?:\/~([^/]+))?\/_facsimile\/console\/?$/.exec(location.pathname)

const root = match?.[1] ?? ''

/** The world that everything on this page is about. */
export const world = decodeURIComponent(match?.[2] ?? 'default')

/** What the paths of this world begin with. */
export const prefix = match?.[2] ? `${root}/~${match[2]}` : root

/** The same view in another world. @param {string} name @param {string} [hash] */
export const consoleOf = (name, hash = location.hash) =>
  `${root}${name === 'default' ? '' : `/~${encodeURIComponent(name)}`}/_facsimile/console${location.search}${hash}`

/** A path of the mock as this page reaches it: in this world, and below the root. @param {string} path */
export const onServer = (path) => {
  if (path.startsWith(`${prefix}/`)) return path
  return `${path.startsWith('/~') ? root : prefix}${path}`
}

/** An address as the user has to type it elsewhere. @param {string} path */
export const absolute = (path) => new URL(path, location.href).href
