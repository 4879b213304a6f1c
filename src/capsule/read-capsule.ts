import { readFileSync } from 'node:fs'
import { loadContract } from '../contract/load.js'
import { createValidators } from '../contract/validators.js'
import { explainFindings } from '../input/explain-finding.js'
import { UserError } from '../input/user-error.js'
import { showPath } from '../input/yaml-file.js'
import type { Capsule } from './capsule.js'

/** The format that this program writes and reads. */
const FORMAT = 1

/** @throws UserError with the reason when the file is no capsule. */
export const readCapsule = async (file: string): Promise<Capsule> => {
  const data = parse(read(file), file)
  const format = (data as { capsule?: unknown } | null)?.capsule
  if (format === undefined)
    throw new UserError(`${file} is no capsule: GET /_facsimile/capsule of a running mock makes one`)
  if (format !== FORMAT)
    throw new UserError(
      `${file} has the format ${JSON.stringify(format)} of capsules; this program reads format ${FORMAT}`,
    )
  const { document } = await loadContract('control')
  const schema = document.components?.schemas?.['Capsule'] ?? {}
  const findings = createValidators(document).open({ schema, pointer: '/components/schemas/Capsule' })(data)
  const found = explainFindings(findings, schema)
  if (found) throw new UserError(`${file}: ${found.path.length > 0 ? `${showPath(found.path)}: ` : ''}${found.reason}`)
  return data as Capsule
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UserError(`cannot read the capsule "${file}": ${code === 'ENOENT' ? 'there is no such file' : code}`)
  }
}

const parse = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new UserError(`${file} is no capsule: it is not JSON (${(error as Error).message})`)
  }
}
