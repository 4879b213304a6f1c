import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { CannotJudge } from '../run/stops.js'

/** The version whose reading the explained differences were seen with. */
export const PRISM_VERSION = '5.14.2'

const PACKAGE = '@stoplight/prism-cli'

export interface Prism {
  version: string
  /** The file that node runs. */
  main: string
}

/**
 * Finds Prism where the user's project or this package has it.
 * @throws CannotJudge saying what to install where it is absent.
 */
export const findPrism = (from: readonly string[] = [join(process.cwd(), 'x.js'), import.meta.url]): Prism => {
  for (const place of from) {
    try {
      const file = createRequire(place).resolve(`${PACKAGE}/package.json`)
      const { version, bin } = JSON.parse(readFileSync(file, 'utf8')) as { version: string; bin: { prism: string } }
      return { version, main: join(dirname(file), bin.prism) }
    } catch {
      // the next place may have it
    }
  }
  throw new CannotJudge(
    `--referee prism needs Prism, which is not installed: npm install --save-dev ${PACKAGE}@${PRISM_VERSION}`,
  )
}
