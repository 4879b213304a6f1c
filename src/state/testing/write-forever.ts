import { writeFileSafely } from '../write-file-safely.js'

/** Writes one text after another into a file until it is killed: `{"version": n, "rows": [n, n, …], "end": n}`. */
const [path] = process.argv.slice(2)

function* pieces(version: number): Iterable<string> {
  yield `{"version": ${version}, "rows": [${version}`
  for (let i = 0; i < 200; i++) yield `,${version}`.repeat(2000)
  yield `], "end": ${version}}`
}

for (let version = 1; ; version++) {
  await writeFileSafely(path!, pieces(version))
  if (version === 1) process.stdout.write('written\n')
}
