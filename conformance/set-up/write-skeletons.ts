import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotJudge } from '../run/stops.js'
import { CONFIG_SKELETON, DRIVER_SKELETON } from './skeletons.js'

const FILES = { 'facsimile.config.yaml': CONFIG_SKELETON, 'facsimile.driver.mjs': DRIVER_SKELETON }

/**
 * Writes a commented configuration and a driver skeleton into a folder; answers the names.
 * @throws CannotJudge when one of them is there already: nothing is overwritten.
 */
export const writeSkeletons = (folder: string): string[] => {
  const names = Object.keys(FILES)
  const there = names.filter((name) => existsSync(join(folder, name)))
  if (there.length > 0) throw new CannotJudge(`${there.join(' and ')} exist already; nothing was written`)
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
  return names
}
