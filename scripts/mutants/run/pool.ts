import { fork, type ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Job, Result } from './job.js'

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** Real milliseconds after which a worker is taken for hung. */
const MOST_PER_JOB = 400_000

/** Does jobs on several processes, as many as there are cores by default; a job whose worker hangs or dies comes out as failed. */
export const runJobs = async (
  jobs: readonly Job[],
  onResult: (result: Result, done: number) => void,
  processes = availableParallelism(),
): Promise<Result[]> => {
  const results: Result[] = []
  const waiting = [...jobs]
  const lane = async () => {
    let worker: ChildProcess | undefined
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      worker ??= fork(WORKER, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
      const result = await once(worker, job)
      if (result.task === 'failed') {
        worker.kill('SIGKILL')
        worker = undefined
      }
      results.push(result)
      onResult(result, results.length)
    }
    worker?.kill()
  }
  await Promise.all(Array.from({ length: Math.min(processes, jobs.length) }, lane))
  return results
}

const once = (worker: ChildProcess, job: Job): Promise<Result> =>
  new Promise((resolve) => {
    const settle = (result: Result) => {
      clearTimeout(timer)
      worker.off('message', settle)
      worker.off('exit', died)
      resolve(result)
    }
    const failed = (reason: string) => settle({ task: 'failed', name: job.name, reason })
    const died = (code: number | null) => failed(`its process ended with ${code}`)
    const timer = setTimeout(() => failed(`nothing came of it within ${MOST_PER_JOB / 1000} s`), MOST_PER_JOB)
    worker.on('message', settle)
    worker.on('exit', died)
    worker.send(job)
  })
