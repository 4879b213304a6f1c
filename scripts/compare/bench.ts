import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { placeOf, plainDocument, type Document } from './document.js'
import { messageOf, readSteps, targetOf, type Step } from './lifecycle.js'
import { serve } from './serve.js'
import type { Answer, Bench } from './tool.js'

/** What a tool is given of one API, in a folder of its own below `scratch`. */
export const createBench = async (api: string, tool: string, scratch: string): Promise<Bench> => {
  const folder = join(scratch, tool, api)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const document = plainDocument(api)
  const all = readSteps(api)
  const answers = await record(api, document, all)
  const steps = all.filter(
    (step, i) => answers.get(step.name)!.status === step.status && !all.slice(0, i).some((other) => same(step, other)),
  )
  const headers = Object.entries(steps.find(({ status }) => status < 300)?.headers ?? {})
  const credential = Object.fromEntries(headers.filter(([name]) => /^(authorization|token)$/i.test(name)))
  return { api, folder, document, steps, answers, credential }
}

/** Whether two steps send the same request. */
const same = (one: Step, other: Step): boolean => requestOf(one) === requestOf(other)

const requestOf = ({ operation, path, query, headers, body }: Step): string =>
  JSON.stringify([operation, path, query, headers, body])

/** Sends each step to the unbroken mock as its seed makes it, so that what needs another step before it shows. */
const record = async (api: string, document: Document, steps: readonly Step[]): Promise<Map<string, Answer>> => {
  const served = await serve(api)
  const answers = new Map<string, Answer>()
  try {
    for (const step of steps) {
      await served.reset()
      answers.set(step.name, await sendStep(document, served.target, step))
    }
    return answers
  } finally {
    await served.close()
  }
}

/** Sends one step to a target. */
export const sendStep = async (document: Document, target: string, step: Step): Promise<Answer> => {
  const { method, path } = placeOf(document, step.operation)
  const response = await fetch(target + targetOf(step, path), {
    method: method.toUpperCase(),
    ...messageOf(step),
    signal: AbortSignal.timeout(8000),
  })
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() }
}
