import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One file of the console, ready to be sent. */
export interface Asset {
  type: MediaType
  text: string
}

export type MediaType = (typeof MEDIA_TYPES)[keyof typeof MEDIA_TYPES]

/** What browsers read of the folder; anything else that lies there (types, settings of the checker) is not served. */
const MEDIA_TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
} as const

const FOLDER = fileURLToPath(new URL('./assets/', import.meta.url))

/**
 * Reads the console's files into memory, by their paths below the folder with forward slashes: `views/traffic.js`.
 * @throws Error where the folder is missing, which only a broken package has.
 */
export const readAssets = (folder = FOLDER): ReadonlyMap<string, Asset> => {
  if (!existsSync(folder)) throw new Error(`${folder}: the files of the console are missing; build or install again`)
  const assets = new Map<string, Asset>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name)
    const type = MEDIA_TYPES[extname(name) as keyof typeof MEDIA_TYPES] as MediaType | undefined
    if (type === undefined || !statSync(file).isFile()) continue
    assets.set(relative(folder, file).split(sep).join('/'), { type, text: readFileSync(file, 'utf8') })
  }
  return assets
}
