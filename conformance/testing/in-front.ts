import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A port in front of a server that changes the bytes of requests, for what no HTTP server shows of them. */
export const inFront = async (
  url: string,
  change: (text: string) => string,
): Promise<{ url: string; close: () => void }> => {
  const sockets = new Set<Socket>()
  const port = Number(new URL(url).port)
  const server = createServer((incoming) => {
    const outgoing = connect(port, '127.0.0.1')
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
    }
    incoming.on('data', (chunk) => outgoing.write(Buffer.from(change(chunk.toString('latin1')), 'latin1')))
    incoming.on('close', () => outgoing.destroy())
    outgoing.pipe(incoming)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
