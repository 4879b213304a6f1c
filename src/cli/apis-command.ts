import type { Command } from 'commander'

/** `facsimile apis`: what can be mocked and judged. */
export const apisCommand = (program: Command): void => {
  program
    .command('apis')
    .description('list the APIs, their operations and settings')
    .action(async () => {
      const { loadRealms } = await import('../mock/realms.js')
      for (const { contract, provider } of await loadRealms({})) {
        console.log(`${provider.api}  ${provider.title}`)
        console.log(`  mounted at ${provider.mounts.join(', also ')}`)
        for (const { id, method, path } of contract.operations) console.log(`  ${method.padEnd(6)} ${path}  (${id})`)
        for (const [name, setting] of Object.entries(provider.settings)) {
          console.log(`  --set ${provider.api}.${name}=${String(setting.default)}  ${setting.about}`)
        }
        console.log('')
      }
    })
}
