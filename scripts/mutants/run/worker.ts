import { freedomsOf } from '../freedoms/index.js'
import { makeMutants } from '../make-mutants.js'
import { difference, fingerprint } from '../proof/fingerprint.js'
import { probe } from '../proof/probe.js'
import { judge } from './judge.js'
import type { Job, Result, UnbrokenJob } from './job.js'

/** A process of its own, so that mutants are judged on every core and none can hang the others. */
const ready = new Map<string, ReturnType<typeof makeMutants>>()

const made = (api: string): ReturnType<typeof makeMutants> => {
  const found = ready.get(api) ?? makeMutants(api)
  ready.set(api, found)
  return found
}

const unbroken = async ({ task, api, name, profile, seed, freedom }: UnbrokenJob): Promise<Result> => {
  const free = freedomsOf(api).find((each) => each.name === freedom)
  const make = () => free?.make() ?? {}
  return { task, judged: await judge({ name, api, profile, make }, { looked: true, seed }) }
}

const work = async (job: Job): Promise<Result> => {
  if (job.task === 'unbroken') return unbroken(job)
  const { task, api, name, quick, whole = false } = job
  const { surveys, mutants } = await made(api)
  const mutant = mutants.find((each) => each.name === name)!
  if (task === 'judge')
    return {
      task,
      judged: await judge(mutant, { quick, ...(whole || mutant.overHttpOnly ? {} : { stopAfter: mutant.breaks }) }),
    }
  const { subject, seen: right } = surveys.find(({ profile }) => profile === mutant.profile)!
  const seen = await probe(subject, mutant.profile, () => mutant.make())
  return { task, name, fingerprint: fingerprint(seen), difference: difference(right, seen) }
}

process.on('message', (job: Job) => {
  work(job).then(
    (result) => process.send!(result),
    (error: unknown) =>
      process.send!({ task: 'failed', name: job.name, reason: (error as Error).stack ?? String(error) }),
  )
})
