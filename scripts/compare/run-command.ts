import { spawn } from 'node:child_process'

export interface Ended {
  /** Null where the command was ended by force. */
  code: number | null
  /** Standard output and error. */
  output: string
  seconds: number
}

export interface CommandOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Seconds after which the command is ended, with all that it started. */
  limit?: number
}

/** Seconds that one run of a tool may take. */
export const LIMIT = 60

/** Where Ctrl-C falls on the script alone, its commands must not stay behind. */
const running = new Set<number>()
process.on('exit', () => running.forEach((pid) => killGroup(pid)))

/** Runs a command to its end, or to the limit. */
export const runCommand = (command: string, args: readonly string[], options: CommandOptions = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const began = performance.now()
    // a group of its own, so that what it starts ends with it
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    let output = ''
    let late = false
    const end = (code: number | null) => {
      clearTimeout(timer)
      if (child.pid !== undefined) running.delete(child.pid)
      resolve({ code: late ? null : code, output, seconds: (performance.now() - began) / 1000 })
    }
    const timer = setTimeout(
      () => {
        late = true
        if (child.pid !== undefined) killGroup(child.pid)
      },
      (options.limit ?? LIMIT) * 1000,
    )
    if (child.pid !== undefined) running.add(child.pid)
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', (error) => {
      output += error.message
      end(-1)
    })
    child.once('close', (code) => end(code ?? -1))
  })

const killGroup = (pid: number): void => {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // it has ended by itself
  }
}
