import type { Mutant } from '../mutant.js'
import type { Survey } from '../survey.js'

const named = (sort: string) => (sort === 'none' ? 'No credential at all' : `A credential that is ${sort.replaceAll('-', ' ')}`)

/** Credentials that should be refused are let through as an administrator's; good ones are refused. */
export const credentials = ({ subject, profile, contract }: Survey): Mutant[] => {
  const { credentials: rules } = subject
  if (!rules) return []
  return contract.operations.flatMap(({ id: operation }) => {
    const base = { api: subject.api, operation, profile }
    const letIn = Object.entries(rules.breaks).map(([sort, breaks]): Mutant => ({
      ...base,
      name: `${subject.api}/${operation}/credential/${sort}-let-in`,
      operator: 'credential let in',
      clause: `${named(sort)} is let in.`,
      breaks,
      make: () => ({
        answer: (next, kit) => async (request) => {
          if (rules.sort(request, kit) !== sort) return next(request)
          const outcome = await next(request)
          if (outcome.operation?.id !== operation) return outcome
          return next({ ...request, headers: { ...request.headers, ...(await rules.admin(kit)) } })
        },
      }),
    }))
    const refused = Object.entries(rules.refused ?? {}).map(([sort, breaks]): Mutant => ({
      ...base,
      name: `${subject.api}/${operation}/credential/${sort}-refused`,
      operator: 'credential refused',
      clause: `A good credential of the sort ${sort} is refused.`,
      breaks,
      make: () => ({
        answer: (next, kit) => (request) =>
          next(rules.sort(request, kit) === `good ${sort}` && kit.contract.operations.some(({ id }) => id === operation) ? bare(request) : request),
      }),
    }))
    return [...letIn, ...refused]
  })
}

const bare = <R extends { headers: Readonly<Record<string, string>> }>(request: R): R => {
  const { authorization: _a, token: _t, cookie: _c, ...headers } = request.headers
  return { ...request, headers }
}
