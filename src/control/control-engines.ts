import { loadContract } from '../contract/load.js'
import { createValidators } from '../contract/validators.js'
import { driverService } from '../driver/driver-service.js'
import { createEngine } from '../engine/engine.js'
import { controlService } from './control-service.js'
import { peopleRealms } from './people-realms.js'

/** What answers the calls of the control plane and of the drivers. */
export type ControlEngines = Awaited<ReturnType<typeof loadEngines>>

/** Compiles the two contracts of our own. */
export const loadEngines = async () => {
  const [control, driver] = await Promise.all([loadContract('control'), loadContract('driver')])
  return {
    controlEngine: createEngine(control, createValidators(control.document), controlService),
    driverEngine: createEngine(driver, createValidators(driver.document), driverService(driver.document)),
    contract: control.document,
    peopleRealms,
  }
}
