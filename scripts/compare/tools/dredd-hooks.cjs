/* eslint-disable @typescript-eslint/no-require-imports, no-undef -- Dredd requires its hooks */
// Dredd makes a transaction of every status in the contract, and sends the same request for all of them. These hooks put
// the lifecycle's request for that operation and status in its place, and skip transactions that it has none for.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const hooks = require('hooks')

const requests = JSON.parse(readFileSync(join(process.cwd(), 'requests.json'), 'utf8'))

hooks.beforeEach((transaction, done) => {
  const [path, , status] = transaction.name.split(' > ')
  const found = requests[`${transaction.request.method} ${path} ${status}`]?.shift()
  if (!found) transaction.skip = true
  else {
    transaction.fullPath = new URL(found.target, 'http://x').pathname + new URL(found.target, 'http://x').search
    transaction.request.uri = transaction.fullPath
    transaction.request.headers = { ...found.headers, Accept: transaction.request.headers.Accept ?? '*/*' }
    transaction.request.body = found.body ?? ''
    transaction.values = found.values
  }
  done()
})

hooks.afterEach((transaction, done) => {
  for (const [pointer, value] of Object.entries(transaction.values ?? {})) {
    if (transaction.fail || valueAt(transaction.real?.body, pointer) === value) continue
    transaction.fail = `value ${pointer} is not ${value}`
  }
  done()
})

const valueAt = (body, pointer) => {
  try {
    return pointer
      .slice(1)
      .split('/')
      .reduce((node, key) => node[key], JSON.parse(body))
  } catch {
    return undefined
  }
}
