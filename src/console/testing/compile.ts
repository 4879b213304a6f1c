import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

/** What the TypeScript compiler has against pieces of code, strict, as `name: message`. */
export const compile = (pieces: Readonly<Record<string, string>>): string[] => {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    baseUrl: ROOT,
    paths: { 'facsimile/types/*': ['specs/*/openapi.d.ts'] },
  }
  const files = new Map(Object.entries(pieces).map(([name, text]) => [`${ROOT}/${name}.virtual.ts`, text]))
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile } = host
  host.fileExists = (name) => files.has(name) || fileExists(name)
  host.readFile = (name) => files.get(name) ?? readFile(name)
  const { getSourceFile } = host
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name)
    // without an import or export it would be a script, and share its names with the others
    return text === undefined
      ? getSourceFile(name, ...rest)
      : ts.createSourceFile(name, `${text}\nexport {}\n`, ts.ScriptTarget.ES2023)
  }
  const program = ts.createProgram([...files.keys()], options, host)
  return [...files.keys()].flatMap((name) => {
    const source = program.getSourceFile(name)
    if (!source) throw new Error(`${name} was not compiled`)
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${name.slice(ROOT.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    )
  })
}
