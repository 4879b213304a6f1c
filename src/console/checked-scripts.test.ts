import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const CONFIG = fileURLToPath(new URL('./assets/tsconfig.json', import.meta.url))

/** The page's scripts are JavaScript with types in their comments; those of the control plane come from its contract. */
test('the scripts of the page hold against the types of the contract', () => {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }
  const config = ts.getParsedCommandLineOfConfigFile(CONFIG, {}, host)!
  expect(config.fileNames.length).toBeGreaterThan(30)
  const program = ts.createProgram(config.fileNames, config.options)
  const found = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
  })
  expect([...config.errors, ...found]).toEqual([])
})
