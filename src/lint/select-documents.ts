import { openSync, readSync, closeSync, readdirSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { suggestion } from '../input/nearest.js'
import { UserError } from '../input/user-error.js'
import { globToRegExp, isGlob } from './glob.js'
import { ownContracts } from './own-contracts.js'

/** Files looked at in one folder, so that a mistaken `/` ends in a sentence. */
const MAX_FILES = 20_000
const PEEK = 4096

/**
 * The documents that are meant: files, folders (every OpenAPI document below), patterns, or names of our APIs.
 * @throws UserError for a name that is none of these, and for a folder without a document.
 */
export const selectDocuments = (names: readonly string[], folder: string): string[] => [
  ...new Set(names.flatMap((name) => selectOne(name, folder))),
]

const selectOne = (name: string, folder: string): string[] => {
  const path = resolve(folder, name)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return some(documentsBelow(path), `there is no OpenAPI document below "${name}"`)
  if (stats) return [path]
  if (isGlob(name)) {
    const pattern = globToRegExp(name)
    const found = filesBelow(folder).filter((file) => pattern.test(relative(folder, file).split(sep).join('/')))
    return some(found, `no file matches "${name}" below ${folder}`)
  }
  const contracts = ownContracts()
  const contract = contracts.get(name)
  if (contract) return [contract]
  if (/[./\\]/.test(name)) throw new UserError(`there is no file or folder "${name}"`)
  throw new UserError(`"${name}" is no file, no folder and no API; ${suggestion(name, [...contracts.keys()])}`)
}

const some = (files: string[], otherwise: string): string[] => {
  if (files.length > 0) return files
  throw new UserError(otherwise)
}

const documentsBelow = (folder: string): string[] => filesBelow(folder).filter(looksLikeDocument)

const filesBelow = (folder: string): string[] => {
  const found: string[] = []
  const walk = (inside: string): void => {
    for (const entry of readdirSync(inside, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      if (entry.isDirectory()) walk(join(inside, entry.name))
      else if (entry.isFile() && /\.(ya?ml|json)$/i.test(entry.name)) found.push(join(inside, entry.name))
      if (found.length > MAX_FILES)
        throw new UserError(`there are more than ${MAX_FILES} files below "${folder}"; name a smaller folder`)
    }
  }
  walk(folder)
  return found
}

/** Whether a file says near its beginning that it is an OpenAPI or Swagger document. */
const looksLikeDocument = (file: string): boolean => {
  const handle = openSync(file, 'r')
  try {
    const buffer = Buffer.alloc(PEEK)
    const text = buffer.toString('utf8', 0, readSync(handle, buffer, 0, PEEK, 0))
    return /(^|[\n{,])\s*["']?(openapi|swagger)["']?\s*:\s*["']?\d/.test(text)
  } finally {
    closeSync(handle)
  }
}
