import { readFileSync } from 'node:fs'
import { UserError } from './user-error.js'

/**
 * Reads a text file.
 * @param what names the kind of file in messages.
 * @throws UserError that says why it cannot be read.
 */
export const readText = (file: string, what: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UserError(`cannot read the ${what} "${file}": ${reasonOf(error as NodeJS.ErrnoException)}`)
  }
}

const reasonOf = ({ code, message }: NodeJS.ErrnoException): string =>
  code === 'ENOENT'
    ? 'there is no such file'
    : code === 'EISDIR'
      ? 'it is a folder'
      : code === 'EACCES'
        ? 'no permission'
        : message
