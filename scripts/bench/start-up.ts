import { spawn } from 'node:child_process'
import { get } from 'node:http'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const SESSION = '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'

/** Milliseconds from starting the process to the end of its first answer, several times. */
export const startUpTimes = async (times: number): Promise<number[]> => {
  const measured: number[] = []
  await once()
  for (let i = 0; i < times; i++) measured.push(await once())
  return measured
}

const once = async (): Promise<number> => {
  const begin = performance.now()
  const child = spawn(process.execPath, [MAIN, 'mock', '--port', '0', '--log', 'silent'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
    child.once('exit', (code) => reject(new Error(`the mock ended with ${code}; is it built?`)))
  })
  await new Promise<void>((resolve, reject) => {
    get(url + SESSION, (response) => response.resume().on('end', resolve)).on('error', reject)
  })
  const time = performance.now() - begin
  child.removeAllListeners('exit')
  child.kill()
  return time
}

/** Milliseconds that Node.js itself takes to start and to end, several times. */
export const bareStarts = async (times: number): Promise<number[]> => {
  const measured: number[] = []
  for (let i = 0; i < times; i++) {
    const begin = performance.now()
    await new Promise((resolve) => spawn(process.execPath, ['-e', '0']).once('exit', resolve))
    measured.push(performance.now() - begin)
  }
  return measured
}
