// @ts-check
import { operationsOf } from '../lib/contract.js'
import { get } from '../lib/control.js'
import { curlOf } from '../lib/curl.js'
import { describeMock } from '../lib/mock.js'
import { wireOf } from '../lib/request.js'
import { callFields } from './call-fields.js'
import { realIds } from './real-ids.js'

/** A call that works as it is and changes nothing, as a curl command; of the first API that asks for no credential, if there is one. */
export const exampleCurl = async () => {
  const { apis } = await describeMock()
  const mocked = apis.find(({ credentials }) => credentials.length === 0) ?? apis[0]
  if (!mocked) return undefined
  const operations = operationsOf(await get(`/contracts/${mocked.api}.json`), mocked.profile)
  const operation = operations.find(({ method }) => method === 'GET') ?? operations[0]
  const call = operation && callFields(mocked, operation, await realIds(mocked.api)).read()
  return call && curlOf(wireOf(call))
}
