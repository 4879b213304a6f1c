import type { operations } from '#contract/control'
import { readAssets, type Asset } from '../console/read-assets.js'
import type { Behaviours } from '../engine/typed.js'
import { suggestion } from '../input/nearest.js'

type Operations = Pick<operations, 'getConsole' | 'getConsoleFile' | 'getConsoleFolderFile'>

/** Nothing from elsewhere, nothing inline, no frame around the page, and text is never taken for HTML. */
const POLICY = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** The package's own files, which do not change while it runs: read when the console is first asked for, and once. */
let known: ReadonlyMap<string, Asset> | undefined
const assets = () => (known ??= readAssets())

const send = (path: string) => {
  const asset = assets().get(path)
  if (asset) {
    return { status: 200, headers: { ...HEADERS, 'content-type': asset.type }, body: asset.text } as const
  }
  return {
    status: 404,
    body: { error: `The console has no file "${path}": ${suggestion(path, [...assets().keys()])}` },
  } as const
}

/** The page for people and the files that it loads. */
export const consolePage: Behaviours<Operations, unknown> = {
  async getConsole() {
    const { status, headers, body } = page()
    return { status, headers, body }
  },
  getConsoleFile: async ({ input: { path } }) => send(path.file),
  getConsoleFolderFile: async ({ input: { path } }) => send(`${path.folder}/${path.file}`),
}

const page = () => {
  const { type, text } = assets().get('index.html')!
  return { status: 200, headers: { ...HEADERS, 'content-type': type }, body: text } as const
}
