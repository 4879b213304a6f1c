import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { build, type Metafile, type Plugin } from 'esbuild'

/** What a bundle is made of and where it goes. */
export interface Bundle {
  /** The folder of package.json. */
  root: string
  /** Where the files go. */
  out: string
  /** Paths of the sources below `root`, by the name of the file to write. */
  entries: Readonly<Record<string, string>>
  /** Packages that stay imports; any other is written into the files. */
  imports: readonly string[]
}

/** `import.meta.url` goes on naming the place of the source below `out`, where what a module reads beside itself lies. */
const ownPlaces = (root: string): Plugin => ({
  name: 'own-places',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const place = `./${relative(root, path).replace(/\.ts$/, '.js')}`
      const url = `new URL(${JSON.stringify(place)}, import.meta.url).href`
      return { loader: 'ts', contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', url) }
    })
  },
})

/** Packages of CommonJS ask for Node's own modules by `require`. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);`

/**
 * Writes one readable ES module per entry, and beside them, once, what entries share and what is loaded only when it is
 * needed.
 * @returns the sources that went in.
 */
export const bundle = async ({ root, out, entries, imports }: Bundle): Promise<Metafile['inputs']> => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: out,
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: [...imports],
    banner: { js: REQUIRE },
    legalComments: 'none',
    metafile: true,
    plugins: [ownPlaces(root)],
    logLevel: 'warning',
  })
  return metafile.inputs
}
