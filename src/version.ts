import { existsSync, readFileSync } from 'node:fs'

/** The package's own file: one folder up from the sources, two from the built code. */
const file = [new URL('../package.json', import.meta.url), new URL('../../package.json', import.meta.url)].find((url) =>
  existsSync(url),
)!

/** This program's version, as package.json states it. */
export const VERSION: string = (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
