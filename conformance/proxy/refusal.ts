/** Why the proxy answers by itself: what was wrong, and with which side of the exchange. */
export interface Refusal {
  /** `request` was not handed on; `answer` was not handed back; `target` gave none; `proxy` was used wrongly. */
  stopped: 'request' | 'answer' | 'target' | 'proxy'
  message: string
  operation?: string | undefined
  /** The status that the target answered with. */
  status?: number | undefined
  /** Each thing that breaks the contract; with the requirement where one speaks about it. */
  violations?: { requirement?: string; message: string }[]
}

export const STATUS: Readonly<Record<Refusal['stopped'], number>> = {
  request: 400,
  answer: 502,
  target: 502,
  proxy: 400,
}

/** The body of an answer that the proxy gives by itself. */
export const refusalBody = (refusal: Refusal): string => `${JSON.stringify({ facsimileProxy: refusal }, null, 2)}\n`
