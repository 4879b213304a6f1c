import type { Context } from '../engine/context.js'
import type { HttpRequest } from '../engine/http.js'
import type { Intervene } from '../engine/intervention.js'
import type { FaultRealm } from '../faults/fault-realm.js'
import { prefer } from '../prefer/prefer.js'
import type { MockWorld } from '../worlds/mock-world.js'

/** What is to be asked between routing and the vendor's first step; undefined for nearly every call. */
export const interveneIn = (
  { faults }: Pick<MockWorld, 'faults'>,
  realm: FaultRealm,
  { headers }: HttpRequest,
): Intervene<Context> | undefined => {
  const rules = faults.of(realm.provider.api)
  const header = headers['prefer']
  return header === undefined ? rules : prefer(header, realm, rules)
}
