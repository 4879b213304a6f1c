// One of the servers that are measured side by side: node server.mjs mock|node|express <sessions>
import { Buffer } from 'node:buffer'
import { createServer } from 'node:http'
import process from 'node:process'
import express from 'express'
import { createMock } from '../../dist/index.js'

const [kind, count] = [process.argv[2], Number(process.argv[3])]
const id = (n) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`

const mock = await createMock({ apis: ['identity'], seed: 1 })
const sessions = mock.store('identity').collection('sessions')
const [model] = (await sessions.list({ limit: 1 })).rows
for (let n = 0; n < count; n++) await sessions.insert({ ...model, id: id(n) })

/** What the mock answers, for the others to answer the same bytes. */
const sample = async (method) => {
  const target = `/identity/sessions/${id(count - 1)}`
  const reply = await mock.answer({ method, target, mount: '', headers: { host: '127.0.0.1' }, body: new Uint8Array() })
  const { date: _, ...headers } = reply.headers
  return {
    ...reply,
    headers: reply.body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(reply.body) },
  }
}
const replies = { GET: await sample('GET'), DELETE: await sample('DELETE') }
await sessions.insert({ ...model, id: id(count - 1) })

const same = (request, response) => {
  const { status, headers, body } = replies[request.method]
  response.writeHead(status, headers)
  response.end(body)
}

const listen = (server) => server.listen(0, '127.0.0.1', () => process.send(server.address().port))
if (kind === 'mock') process.send((await mock.listen()).port)
else if (kind === 'node') listen(createServer(same))
else listen(createServer(express().use(same)))
