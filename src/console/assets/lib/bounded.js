// @ts-check
/**
 * Adds items at the front and lets the last ones go.
 * @template T
 * @param {T[]} items newest first
 * @param {T[]} added newest first
 * @param {number} most
 * @returns {T[]}
 */
export const keepNewest = (items, added, most) => [...added, ...items].slice(0, most)
