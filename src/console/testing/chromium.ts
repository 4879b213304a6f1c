import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** What there is to look for a Chromium in; replaced in tests. */
export interface Machine {
  env: Readonly<Record<string, string | undefined>>
  exists(path: string): boolean
}

const thisMachine: Machine = { env: process.env, exists: existsSync }

/** Where a Chromium is, if there is one: CHROMIUM_PATH, or where systems keep it. */
export const chromiumPath = ({ env, exists } = thisMachine): string | undefined =>
  env['CHROMIUM_PATH'] ?? KNOWN.find((path) => exists(path))

/** Whether tests in a browser have to stand aside. In CI they never do: there, a missing browser is a failure. */
export const withoutBrowser = (machine = thisMachine): boolean =>
  chromiumPath(machine) === undefined && !machine.env['CI']

const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @throws Error saying how to get a Chromium where there is none. */
export const launchChromium = async (machine = thisMachine): Promise<Browser> => {
  const executablePath = chromiumPath(machine)
  if (executablePath === undefined) {
    throw new Error(
      'No Chromium was found: "apt-get install -y --no-install-recommends chromium", or say with CHROMIUM_PATH where it is',
    )
  }
  return chromium.launch({ executablePath, args: QUIET })
}
