import { createMock, type Mock } from '../mock/create-mock.js'
import { makeToken } from '../control/control-token.js'
import { isLoopback } from '../input/loopback.js'
import { listen } from '../mock/listen.js'
import type { MockRun } from './mock-flags.js'
import { createReporter } from './reporter.js'

/**
 * Serves until SIGINT or SIGTERM.
 * @throws UserError when the mock cannot be made or the address cannot be had.
 */
export const serve = async ({ options: given, port, host, log, watch }: MockRun): Promise<void> => {
  const options = { ...given }
  if (!isLoopback(host)) options.controlToken ??= makeToken()
  const reporter = createReporter(log, (line) => process.stdout.write(`${line}\n`))
  const make = () => createMock({ ...options, onExchange: reporter.exchange, onNotice: reporter.notice })

  let mock: Mock = await make()
  const listening = await listen((request) => mock.answer(request), { port, host })
  const stopWatching = watch
    ? (await import('./watch.js')).watchInputs(mock, async (changed) => {
        try {
          await mock.save()
          const [next, last] = [await make(), mock]
          mock = next
          await last.close()
          reporter.notice(
            `reloaded after a change of ${changed}; ${options.state === undefined ? 'state is back at the seed' : 'the state was kept'}`,
          )
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
  await mock.close()
  listening.server.close()
  listening.server.closeAllConnections()
}
