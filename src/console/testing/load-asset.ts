/** A module of the page that needs no browser. Loaded by its address, for it is checked apart from the rest. */
export const loadAsset = async <T>(path: string): Promise<T> =>
  (await import(/* @vite-ignore */ new URL(`../assets/${path}`, import.meta.url).href)) as T
