import { Option, type Command } from 'commander'
import { collect } from './collect.js'

interface Flags {
  api?: string[]
  device?: string
  url: string
  world?: string
  token?: string
  json?: boolean
}

/** `facsimile sign-in <person>` */
export const signInCommand = (program: Command): void => {
  program
    .command('sign-in')
    .description('sign a person in at a running mock, and print what a client needs')
    .argument('<person>', 'e-mail address, name or user id')
    .addOption(collect(new Option('--api <api>', 'an API; all where the person has an account by default')))
    .addOption(new Option('--device <name>', 'what they sign in with'))
    .addOption(new Option('--url <address>', 'where the mock is').default('http://127.0.0.1:4010').env('FACSIMILE_URL'))
    .addOption(new Option('--world <name>', 'the world to do it in').env('FACSIMILE_WORLD'))
    .addOption(new Option('--token <text>', 'what a mock printed that others can reach').env('FACSIMILE_TOKEN'))
    .addOption(new Option('--json', 'print it for programs'))
    .action(async (person: string, { api, json, ...flags }: Flags) => {
      const { signedInText, signInAt } = await import('./sign-in.js')
      const request = { person, apis: api, ...flags }
      const made = await signInAt(request)
      console.log(json ? JSON.stringify(made, undefined, 2) : signedInText(made, request))
    })
}
