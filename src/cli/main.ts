#!/usr/bin/env node
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`facsimile needs Node.js 20.19 or newer; this is ${process.versions.node}`)
  process.exitCode = 2
} else {
  // loaded only now, so that an old Node.js gets the sentence above instead of a syntax error
  const { run } = await import('./program.js')
  process.exitCode = await run(process.argv.slice(2))
}
