import { sessionContext } from './session-views.js'
import type { EdgegapContext, SessionRow } from './tables.js'

/** Sees to it that the session's webhook is told once the session is linked, unprocessable or in error. */
export const scheduleWebhook = (session: SessionRow, { store, clock, settings, deliver }: EdgegapContext): void => {
  const { session_id, webhook_url: url } = session
  if (url === null) return
  const whenLinked = settings.webhookWhen === 'linked' && session.outcome === 'Ready'
  const at = whenLinked ? session.waiting_at : session.settled_at

  const tell = async () => {
    const row = await store.collection('sessions').get(session_id)
    // as of the time it is due: the clock may have leapt past it
    if (row?.active) deliver({ api: 'edgegap', url, body: sessionContext(row, at) })
  }
  clock.schedule(at, () => void tell())
}
