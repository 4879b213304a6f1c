import { watch, type FSWatcher } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { Mock } from '../mock/create-mock.js'

/** Editors write a file in several steps; one reload, this many real milliseconds after the last, is enough. */
const SETTLE = 100

/**
 * Calls back after a contract or fixture file has changed; returns how to stop. Folders are watched, not files, since
 * editors put a new file in the old one's place.
 */
export const watchInputs = (mock: Mock, onChange: (file: string) => Promise<void>): (() => void) => {
  const folders = new Set(mock.inputs.map((file) => dirname(file)))
  let timer: NodeJS.Timeout | undefined
  let changes = Promise.resolve()
  const watchers = [...folders].map((folder): FSWatcher => {
    const wanted = new Set(mock.inputs.filter((file) => dirname(file) === folder).map((file) => basename(file)))
    return watch(folder, (_event, name) => {
      if (!name || !wanted.has(name)) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        changes = changes.then(() => onChange(relative(process.cwd(), join(folder, name))))
      }, SETTLE)
    })
  })
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
