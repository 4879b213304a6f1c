import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of the package that a path lies in. */
const PACKAGE = /^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+\//

/**
 * The licences of the packages whose sources went into a bundle, one after the other, by name.
 * @param inputs paths below `root`
 * @throws when a package carries no licence, which would forbid to hand it on.
 */
export const notices = (root: string, inputs: readonly string[]): string => {
  const folders = new Set(inputs.flatMap((path) => PACKAGE.exec(path)?.[0] ?? []))
  return [...folders]
    .toSorted()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
        name: string
        version: string
        license?: string
      }
      const file = readdirSync(join(root, folder)).find((each) => /^licen[cs]e/i.test(each))
      if (license === undefined || file === undefined) {
        throw new Error(`${name} has no licence to hand on: keep it under "dependencies" in package.json`)
      }
      return `${name} ${version} (${license})\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}
