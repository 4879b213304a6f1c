import { hasEnded } from './capacity.js'
import { refusal } from './refusal.js'
import type { DeploymentRow, EdgegapContext, Schemas, VersionRow } from './tables.js'

/** What a session is to run: a version that takes sessions and, where the client named one, its deployment. */
export interface Target {
  version: VersionRow
  named: DeploymentRow | undefined
}

/** Finds what the body of a create names, or says why not. */
export const findTarget = async (
  { app_name, version_name, deployment_request_id }: Schemas['SessionModel'],
  { store, clock }: EdgegapContext,
): Promise<Target | ReturnType<typeof refusal<400 | 404 | 409>>> => {
  const { rows: versions } = await store
    .collection('versions')
    .list({ where: [{ field: 'app', is: '=', value: app_name }] })
  if (versions.length === 0) return refusal(404, `There is no application named ${app_name}.`)

  const named =
    deployment_request_id === undefined ? undefined : await store.collection('deployments').get(deployment_request_id)
  if (deployment_request_id !== undefined && (!named || hasEnded(named, clock.now()))) {
    return refusal(404, `There is no deployment ${deployment_request_id}.`)
  }

  // a named deployment says which version is meant; otherwise it is the latest
  const wanted = version_name ?? (named?.app === app_name ? named.version : versions.at(-1)!.name)
  const version = versions.find(({ name }) => name === wanted)
  if (!version) return refusal(404, `The application ${app_name} has no version ${wanted}.`)
  if (!version.enabled) return refusal(400, `Version ${wanted} of ${app_name} is disabled.`)
  if (version.kind === 'Default') return refusal(409, `Version ${wanted} of ${app_name} is not made for sessions.`)
  if (named && named.version_id !== version.id) {
    return refusal(409, `Deployment ${named.request_id} does not run version ${wanted} of ${app_name}.`)
  }
  return { version, named }
}
