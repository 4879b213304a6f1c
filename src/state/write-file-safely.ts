import { open, realpath, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Puts a text in the place of a file's: whoever reads the file, and whatever kills this process, finds the old text or the
 * new one, whole. Only its owner can read it.
 */
export const writeFileSafely = async (path: string, pieces: Iterable<string>): Promise<void> => {
  // a link stays, and what it leads to is replaced
  const file = await realpath(path).catch(() => path)
  const draft = `${file}.tmp`
  const handle = await open(draft, 'w', 0o600)
  try {
    for (const piece of pieces) await handle.write(piece)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
  await syncFolder(dirname(file))
}

/** So that the new name outlives a failure of power too; not every system can. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
