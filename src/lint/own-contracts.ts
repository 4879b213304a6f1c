import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this package: the checkout, or where it was installed. */
export const packageRoot = (): string => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

/** The hand-written contracts that come with this package: their files by API, our own surfaces included. */
export const ownContracts = (): ReadonlyMap<string, string> => {
  const specs = join(packageRoot(), 'specs')
  if (!existsSync(specs)) return new Map()
  return new Map(
    readdirSync(specs)
      .map((api) => [api, join(specs, api, 'openapi.yaml')] as const)
      .filter(([, file]) => existsSync(file)),
  )
}
