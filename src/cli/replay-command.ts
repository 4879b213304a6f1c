import type { Command } from 'commander'
import type { Capsule } from '../capsule/capsule.js'
import type { Replay } from '../capsule/replay-capsule.js'
import { redactTarget } from '../journal/redact.js'
import { VERSION } from '../version.js'
import type { Exit } from './exit.js'

/** `facsimile replay capsule.json`: exit code 0 where all came out the same, 1 where something differs. */
export const replayCommand = (program: Command, exit: Exit): void => {
  program
    .command('replay')
    .description('let what a capsule holds happen again, and show the first answer that differs')
    .argument('<capsule>', 'a file that GET /_facsimile/capsule of a running mock gave')
    .option('--json', 'print the outcome as JSON')
    .action(async (file: string, { json = false }: { json?: boolean }) => {
      const [{ readCapsule }, { replayCapsule }] = await Promise.all([
        import('../capsule/read-capsule.js'),
        import('../capsule/replay-capsule.js'),
      ])
      const capsule = await readCapsule(file)
      const replay = await replayCapsule(capsule)
      console.log(
        json ? JSON.stringify({ same: replay.difference === undefined, ...outcome(replay) }) : text(capsule, replay),
      )
      exit.code = replay.difference ? 1 : 0
    })
}

const outcome = ({ exchanges, same, difference }: Replay) => ({
  exchanges,
  repeated: same,
  ...(difference ? { difference } : {}),
})

const text = ({ world, apis, facsimile, start }: Capsule, { exchanges, same, difference }: Replay): string => {
  const head = `world "${world}" of ${apis.map(({ api }) => api).join(', ')}, from ${start}`
  const other = facsimile === VERSION ? [] : [`packed by Facsimile ${facsimile}; this is ${VERSION}`]
  if (!difference) return [head, ...other, `${count(exchanges)}: all answered the same`].join('\n')
  const { exchange, method, target, where, pointer, expected, found } = difference
  return [
    head,
    ...other,
    `exchange ${exchange} is answered differently: ${method} ${redactTarget(target)}`,
    `  ${where}${pointer === '' ? '' : ` ${pointer}`}`,
    `    expected  ${show(expected)}`,
    `    found     ${show(found)}`,
    `${same} of ${count(exchanges)} before it answered the same`,
  ].join('\n')
}

const count = (exchanges: number): string => `${exchanges} exchange${exchanges === 1 ? '' : 's'}`

const LONGEST = 300

const show = (value: unknown): string => {
  const shown = value === undefined ? 'nothing' : JSON.stringify(value)
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown
}
