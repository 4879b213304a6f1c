import type { Contract } from '../contract/contract.js'
import type { DocumentedResponse } from '../contract/responses.js'
import type { Validators } from '../contract/validators.js'
import type { Api } from '../apis/api.js'
import type { Exchange } from '../http/exchange.js'

/** What a passive check may look at besides the exchange. */
export interface Subject {
  api: Pick<Api, 'namedServerError'>
  contract: Contract
  validators: Validators
  /** The documented answer for the status that came, where the contract has one for it. */
  documented: DocumentedResponse | undefined
}

/**
 * A rule that any exchange can be held against, whoever sent it. A requirement names it under `passive`; a check that no
 * requirement names is not asked.
 */
export interface PassiveCheck {
  name: string
  /** What is wrong, a sentence each; empty where all is well; undefined where the rule has nothing to say. */
  judge(exchange: Exchange, subject: Subject): string[] | undefined
}

/**
 * 501 is how HTTP says that a method is not implemented (RFC 9110, section 15.6.2), and what many a framework answers by
 * itself to those that the contract has no use for.
 */
export const isMethodRefusal = ({ unmatched, reply }: Exchange): boolean =>
  unmatched !== undefined && reply?.status === 501

/** Refusals that the HTTP layer in front of a server gives; they are reported and judged by nobody. */
export const isHttpLayerRefusal = (status: number): boolean => status === 413 || status === 414 || status === 431
