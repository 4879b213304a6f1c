import { createMock } from '../mock/create-mock.js'
import { makeToken } from '../control/control-token.js'
import { isLoopback } from '../input/loopback.js'
import { listen } from '../mock/listen.js'
import type { MockRun } from './mock-flags.js'
import { createReporter } from './reporter.js'

const ANEW = 'state is back at the seed'
const KEPT =
  'the state was kept (POST /_facsimile/reset takes it to the new seed); other worlds and the journal are gone'

/**
 * Serves until SIGINT or SIGTERM.
 * @throws UserError when the mock cannot be made or the address cannot be had.
 */
export const serve = async ({ options: given, port, host, log, watch }: MockRun): Promise<void> => {
  const options = { ...given }
  if (!isLoopback(host)) options.controlToken ??= makeToken()
  const reporter = createReporter(log, (line) => process.stdout.write(`${line}\n`))
  const make = () => createMock({ ...options, onExchange: reporter.exchange, onNotice: reporter.notice })

  const mock = await make()
  const reloading = watch ? (await import('./reload.js')).createReloadingMock(mock, make) : undefined
  const listening = await listen((request) => (reloading ?? mock).answer(request), { port, host })
  const stopWatching = reloading
    ? (await import('./watch.js')).watchInputs(mock, async (changed) => {
        try {
          await reloading.reload()
          reporter.notice(`reloaded after a change of ${changed}; ${options.state === undefined ? ANEW : KEPT}`)
        } catch (error) {
          reporter.notice(`kept as it was, for ${changed} cannot be used: ${(error as Error).message}`)
        }
      })
    : () => undefined

  reporter.started(
    listening.url,
    mock,
    log === 'pretty'
      ? await (await import('./start-up-text.js')).startUpText(mock, listening.url, options.controlToken)
      : '',
  )

  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  stopWatching()
  await (reloading?.current ?? mock).close()
  listening.server.close()
  listening.server.closeAllConnections()
}
