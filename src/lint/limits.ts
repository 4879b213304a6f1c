/** What one document may cost, so that no input can hold the linter up or fill the memory. */

/** Bytes of all files of one document together. The largest published ones have about 12 MB. */
export const MAX_BYTES = 64 * 1024 * 1024

/** Objects and lists inside each other. Ten times what any real document has; the stack bears more. */
export const MAX_DEPTH = 1000

/** Nodes that YAML aliases may add to those that are written out. */
export const MAX_ALIAS_GROWTH = 500_000

/** Files that one document may be made of. */
export const MAX_FILES = 5000

/** Milliseconds until a remote file must have come. */
export const REMOTE_TIMEOUT = 10_000

/** Milliseconds that one regular expression may take on one example. */
export const PATTERN_TIMEOUT = 200
