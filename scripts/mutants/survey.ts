import { loadContract } from '../../src/contract/load.js'
import type { Contract } from '../../src/contract/contract.js'
import { createValidators, type Validators } from '../../src/contract/validators.js'
import type { Profile } from '../../src/engine/context.js'
import type { HttpReply } from '../../src/engine/http.js'
import { probe } from './proof/probe.js'
import type { Seen } from './proof/recorder.js'
import { readRequirements, type Requirements } from './requirements.js'
import type { Subject } from './subjects/subject.js'

/** One way in which an operation of the unbroken mock answers: a status, and the vendor's code where there are several. */
export interface Situation {
  operation: string
  status: number
  code: string | undefined
  /** `404` or `403 E0000006`. */
  label: string
  /** The fullest answer that was seen. */
  reply: HttpReply
  fits(reply: HttpReply): boolean
}

/** What mutants of one API in one profile are made from. */
export interface Survey {
  subject: Subject
  profile: Profile
  contract: Contract
  validators: Validators
  requirements: Requirements
  situations: readonly Situation[]
  /** The same, whatever the code: by status, and refusals apart from successes where both have 200. */
  shapes: readonly Situation[]
  /** What the unbroken mock shows in the probe. */
  seen: readonly Seen[]
}

export const survey = async (subject: Subject, profile: Profile): Promise<Survey> => {
  const contract = await loadContract(subject.api, profile)
  const seen = await probe(subject, profile)
  return {
    subject,
    profile,
    contract,
    validators: createValidators(contract.document),
    requirements: readRequirements(subject.api, profile, subject.passiveAliases),
    situations: situationsOf(seen, (body) => subject.codeOf?.(parseBody(body))),
    shapes: situationsOf(seen, (body, status) =>
      status < 300 && subject.codeOf?.(parseBody(body)) !== undefined ? 'refusal' : undefined,
    ),
    seen,
  }
}

export const parseBody = (body: string | undefined): unknown => {
  try {
    return body === undefined ? undefined : (JSON.parse(body) as unknown)
  } catch {
    return undefined
  }
}

const situationsOf = (
  seen: readonly Seen[],
  codeOf: (body: string | undefined, status: number) => string | undefined,
): Situation[] => {
  const found = new Map<string, Situation>()
  for (const { operation, status, headers, body } of seen) {
    // too large bodies are the HTTP layer's affair, and not judged
    if (operation === undefined || status === 413) continue
    const code = codeOf(body, status)
    const label = code === undefined ? String(status) : `${status} ${code}`
    const key = `${operation} ${label}`
    const before = found.get(key)
    if (before && (before.reply.body?.length ?? 0) >= (body?.length ?? 0)) continue
    const fits = (reply: HttpReply) => reply.status === status && codeOf(reply.body, status) === code
    found.set(key, { operation, status, code, label, reply: { status, headers: { ...headers }, body }, fits })
  }
  return [...found.values()]
}

/** The requirements that say how an operation answers in a situation. */
export const saidOf = (
  { subject, requirements }: Survey,
  { operation, status, label }: Pick<Situation, 'operation' | 'status' | 'label'>,
): readonly string[] =>
  subject.situations?.[`${operation} ${label}`] ??
  subject.situations?.[label] ??
  requirements.byStatus(operation, status)
