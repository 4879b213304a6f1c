import type { Webhook } from '../engine/context.js'
import { isLoopback } from '../input/loopback.js'

/** Real milliseconds to wait before each further attempt. */
const RETRIES = [1000, 5000, 15_000]
const TIMEOUT = 5000

export interface WebhookOptions {
  /** Hosts besides loopback that may be called. */
  allow: readonly string[]
  onNotice(notice: string): void
  fetch?: typeof fetch
  retries?: readonly number[]
}

/** Sends webhooks in the background; `close` gives up what is still waiting. */
export const createWebhooks = ({ allow, onNotice, fetch: send = fetch, retries = RETRIES }: WebhookOptions) => {
  const waiting = new Set<NodeJS.Timeout>()
  const stop = new AbortController()

  const attempt = async (webhook: Webhook, tries: number): Promise<void> => {
    const failure = await post(send, webhook, stop.signal)
    if (failure === undefined || stop.signal.aborted) return
    const wait = retries[tries]
    if (wait === undefined) {
      onNotice(`${webhook.api}: gave the webhook to ${webhook.url} up after ${tries + 1} attempts: ${failure}`)
      return
    }
    const timer = setTimeout(() => {
      waiting.delete(timer)
      void attempt(webhook, tries + 1)
    }, wait)
    timer.unref()
    waiting.add(timer)
  }

  return {
    deliver(webhook: Webhook): void {
      const refused = refusal(webhook.url, allow)
      if (refused) onNotice(`${webhook.api}: no webhook was sent to "${webhook.url}": ${refused}`)
      else void attempt(webhook, 0)
    },
    close(): void {
      stop.abort()
      for (const timer of waiting) clearTimeout(timer)
    },
  }
}

const refusal = (url: string, allow: readonly string[]): string | undefined => {
  if (!URL.canParse(url)) return 'it is no URL'
  const { protocol, hostname, host } = new URL(url)
  if (protocol !== 'http:' && protocol !== 'https:') return 'only http and https are possible'
  if (isLoopback(hostname) || allow.includes(hostname) || allow.includes(host)) return undefined
  return `only this machine is called; allow it with --allow-webhooks ${hostname}`
}

/** Undefined once the receiver has answered 2xx, else why not. Redirects are not followed: they could lead elsewhere. */
const post = async (send: typeof fetch, { url, body }: Webhook, signal: AbortSignal): Promise<string | undefined> => {
  try {
    const { ok, status } = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
    })
    return ok ? undefined : `it answered ${status}`
  } catch (error) {
    return (error as Error).message
  }
}
