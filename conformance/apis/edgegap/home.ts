import type { Answered } from '../../http/exchange.js'
import type { Stage } from '../../run/story.js'
import type { Attributes } from '../../target/driver.js'
import { answerOf, bodyOf, create, fieldsOf, type Fields } from './sessions.js'
import { isReady, whenReady } from './waiting.js'

/** Where the sessions of a story are at home: an app, and one running deployment of it. */
export interface Home {
  app: string
  /** Undefined until the first session has shown it, where nobody makes deployments. */
  deployment: string | undefined
}

/** An app with room for the sessions of a story, as far as that can be asked for. */
export const roomyApp = async (t: Stage): Promise<string> => {
  const app = await t.tryMake('app', { kind: 'Seat', sockets: 10, autodeploy: true })
  return (app ?? (await t.make('app'))).id
}

/** A home with room, or with the attributes that its app must have. */
export const homeOf = async (t: Stage, attributes?: Attributes): Promise<Home> => {
  const app = attributes ? (await t.make('app', attributes)).id : await roomyApp(t)
  return { app, deployment: (await t.tryMake('deployment', { app }))?.id }
}

/** What a session of a home is created with. */
export const bodyFor = ({ app, deployment }: Home, ips: readonly string[], more: Fields = {}): Fields => ({
  app_name: app,
  ip_list: ips,
  ...(deployment === undefined ? {} : { deployment_request_id: deployment }),
  ...more,
})

/** Creates a session that the story needs; answers its id. */
export const open = async (t: Stage, home: Home, ips: readonly string[], more: Fields = {}): Promise<string> => {
  const answer = await create(t, bodyFor(home, ips, more))
  const { session_id: id } = bodyOf(answer)
  t.require(
    answer.reply.status === 200 && typeof id === 'string',
    `a session that is needed could not be created: ${answerOf(answer)}`,
  )
  return String(id)
}

/** Creates a session and waits until it is linked. */
export const join = async (t: Stage, home: Home, ips: readonly string[], more: Fields = {}): Promise<string> => {
  const id = await open(t, home, ips, more)
  await requireLinked(t, home, id)
  return id
}

/** Waits until a session is linked: a driver that shows it on its deployment spares the look. */
export const requireLinked = async (t: Stage, home: Home, id: string): Promise<void> => {
  if (!(await sessionsOn(t, home))?.includes(id)) await requireReady(t, home, id)
}

/** Waits until a session is ready; the home learns its deployment. */
export const requireReady = async (t: Stage, home: Home, id: string): Promise<void> => {
  const shown = await whenReady(t, id)
  t.require(isReady(shown), `the session ${id}, which is needed, did not become ready: ${answerOf(shown)}`)
  learnDeployment(t, home, shown)
}

/** Ends the story where the configuration names an app that the target has not, which is no fault of the target. */
export const requireKnownApp = (t: Stage, app: string, created: Answered): void => {
  const named = t.target.own['app']?.some(({ id }) => id === app) ?? false
  t.require(
    !named || created.reply.status !== 404,
    `the target does not know the app "${app}" of the configuration: ${answerOf(created)}`,
  )
}

/** Lets a home that has no deployment yet have the one that its session is on, so that others can be sent there too. */
export const learnDeployment = (t: Stage, home: Home, shown: Answered): void => {
  const id = deploymentIn(shown)
  if (home.deployment !== undefined || id === undefined) return
  t.adopt('deployment', id)
  home.deployment = id
}

/** The id of the deployment that a session is shown with. */
export const deploymentIn = (answer: Answered): string | undefined => {
  const body = bodyOf(answer)
  const id = fieldsOf(body['deployment'])['request_id'] ?? body['deployment_request_id']
  return typeof id === 'string' ? id : undefined
}

/** Addresses of users, all different, from the ranges kept for documentation. */
export const addresses = (t: Stage, count: number): string[] => {
  const first = t.random.below(100)
  return Array.from({ length: count }, (_, i) => `203.0.113.${101 + ((first + i) % 154)}`)
}

/** The sessions that the driver shows on a home's deployment, sorted; undefined where nobody can tell. */
export const sessionsOn = async (t: Stage, { deployment }: Home): Promise<string[] | undefined> => {
  if (deployment === undefined || !t.observable('deployment')) return undefined
  const sessions = (await t.observe('deployment', deployment))?.['sessions']
  return Array.isArray(sessions) ? sessions.map(String).sort() : undefined
}
