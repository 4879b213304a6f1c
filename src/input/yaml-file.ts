import { readText } from './read-text.js'
import { UserError } from './user-error.js'
import type * as yaml from './yaml.js'

/** Keys and indexes into parsed data. */
export type DataPath = readonly (string | number)[]

/** A YAML (or JSON) file, read, that still knows on which line each part of its data stands. */
export interface YamlFile {
  file: string
  data: unknown
  /** The line, from 1, of a part of the data, or of the nearest part around it that has one. */
  lineOf(path: DataPath): number
}

/** `users[2].id`, as people write paths into data. */
export const showPath = (path: DataPath): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('')

/** A refusal of one part of a file: `file:line: path: reason`. */
export const fileError = ({ file, lineOf }: YamlFile, path: DataPath, reason: string): UserError =>
  new UserError(`${file}:${lineOf(path)}: ${path.length > 0 ? `${showPath(path)}: ` : ''}${reason}`)

/**
 * Reads a file. Aliases are bounded, so that a small file cannot unfold into a large one.
 * @param what names the kind of file in messages.
 * @throws UserError with file and line when it cannot be read or is not YAML.
 */
export const readYamlFile = async (file: string, what: string): Promise<YamlFile> => {
  const text = readText(file, what)
  const yaml = await import('./yaml.js')
  return (file.endsWith('.json') && readJson(file, text, yaml)) || readYaml(file, text, yaml)
}

/** Sound JSON is not parsed as YAML, which takes ten times as long. Undefined for anything else, which YAML then explains. */
const readJson = (file: string, text: string, yaml: Yaml): YamlFile | undefined => {
  try {
    const data: unknown = JSON.parse(text)
    return { file, data, lineOf: (path) => readYaml(file, text, yaml).lineOf(path) }
  } catch {
    return undefined
  }
}

type Yaml = typeof yaml

interface Ranged {
  range?: [number, number, number] | null | undefined
}

/** Where a field begins: its value may begin lines below. Undefined for what is no field. */
const keyOf = (around: unknown, name: string | number): Ranged | undefined =>
  (around as { items?: { key?: Ranged & { value?: unknown } }[] } | null)?.items?.find(({ key }) => key?.value === name)
    ?.key

const readYaml = (file: string, text: string, yaml: Yaml): YamlFile => {
  const lines = new yaml.LineCounter()
  const document = yaml.parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const broken = document.errors[0]
  if (broken) {
    const { line } = lines.linePos(broken.pos[0])
    throw new UserError(
      `${file}:${line}: not YAML: ${broken.message.split('\n', 1)[0]!.replace(/ at line \d+.*$/, '')}`,
    )
  }
  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    throw new UserError(`${file}: ${(error as Error).message}`)
  }
  const lineOf = (path: DataPath): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const around = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true)
      const node = keyOf(around, path[depth - 1]!) ?? (document.getIn(path.slice(0, depth), true) as Ranged | undefined)
      if (node?.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  return { file, data, lineOf }
}
