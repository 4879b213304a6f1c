import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const BUILT = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const SOURCE = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

/** What Node.js is called with to run the command line: as it was built, else from source. */
export const ownCli = (): string[] => (existsSync(BUILT) ? [BUILT] : ['--import', import.meta.resolve('tsx'), SOURCE])
