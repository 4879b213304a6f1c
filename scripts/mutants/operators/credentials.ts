import type { HttpRequest } from '../../../src/engine/http.js'
import { splitTarget } from '../../../src/engine/query.js'
import { createRouter } from '../../../src/engine/router.js'
import type { Kit, Mutant } from '../mutant.js'
import type { Survey } from '../survey.js'

const named = (sort: string) =>
  sort === 'none' ? 'No credential at all' : `A credential that is ${sort.replaceAll('-', ' ')}`

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
          const letIn = operationOf(request, kit) === operation && (await rules.sort(request, kit)) === sort
          if (!letIn) return next(request)
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
        answer: (next, kit) => async (request) => {
          const refuse = (await rules.sort(request, kit)) === `good ${sort}` && operationOf(request, kit) === operation
          return next(refuse ? bare(request) : request)
        },
      }),
    }))
    return [...letIn, ...refused]
  })
}

/** The operation that a request will reach. */
const operationOf = ({ method, target }: HttpRequest, { contract, provider }: Kit): string | undefined => {
  const match = createRouter(contract.operations, provider.routing)(method, splitTarget(target).path)
  return match.kind === 'operation' ? match.operation.id : undefined
}

const bare = <R extends { headers: Readonly<Record<string, string>> }>(request: R): R => {
  const { authorization: _a, token: _t, cookie: _c, ...headers } = request.headers
  return { ...request, headers }
}
