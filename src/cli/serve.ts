import { createMock, type Mock } from '../mock/create-mock.js'
import { listen } from '../mock/listen.js'
import type { MockRun } from './mock-flags.js'
import { createReporter } from './reporter.js'
import { startUpText } from './start-up-text.js'
import { watchInputs } from './watch.js'

/**
 * Serves until SIGINT or SIGTERM.
 * @throws UserError when the mock cannot be made or the address cannot be had.
 */
export const serve = async ({ options, port, host, log, watch }: MockRun): Promise<void> => {
  const reporter = createReporter(log, (line) => process.stdout.write(`${line}\n`))
  const make = () => createMock({ ...options, onExchange: reporter.exchange, onNotice: reporter.notice })

  let mock: Mock = await make()
  const listening = await listen((request) => mock.answer(request), { port, host })
  reporter.started(listening.url, mock, log === 'pretty' ? await startUpText(mock, listening.url) : '')

  const stopWatching = watch
    ? watchInputs(mock, async (changed) => {
        try {
          const next = await make()
          await mock.close()
          mock = next
          reporter.notice(`reloaded after a change of ${changed}; state is back at the seed`)
        } catch (error) {
          reporter.notice(`kept as it was, for ${changed} cannot be used: ${(error as Error).message}`)
        }
      })
    : () => undefined

  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  stopWatching()
  await mock.close()
  listening.server.close()
  listening.server.closeAllConnections()
}
