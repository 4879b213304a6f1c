import { sessionContext } from './session-views.js'
import type { EdgegapContext, SessionRow } from './tables.js'

/** When the webhook of a session is due: once it is linked, unprocessable or in error. */
const dueAt = ({ outcome, waiting_at, settled_at }: SessionRow, { settings }: EdgegapContext): number =>
  settings.webhookWhen === 'linked' && outcome === 'Ready' ? waiting_at : settled_at

/** Sees to it that the session's webhook is told when it is due. */
export const scheduleWebhook = (session: SessionRow, context: EdgegapContext): void => {
  const { session_id, webhook_url: url } = session
  if (url === null) return
  const { store, clock, deliver } = context
  const at = dueAt(session, context)

  const tell = async () => {
    const row = await store.collection('sessions').get(session_id)
    // as of the time it is due: the clock may have leapt past it
    if (row?.active) deliver({ api: 'edgegap', url, body: sessionContext(row, at) })
  }
  clock.schedule(at, () => void tell())
}

/** Schedules the webhooks that follow from the rows: all that were not due by `since` yet. */
export const resumeWebhooks = async (context: EdgegapContext, since: number): Promise<void> => {
  const { rows } = await context.store.collection('sessions').list({
    where: [
      { field: 'webhook_url', is: '!=', value: null },
      { field: 'settled_at', is: '>', value: since },
    ],
  })
  for (const row of rows) if (dueAt(row, context) > since) scheduleWebhook(row, context)
}
