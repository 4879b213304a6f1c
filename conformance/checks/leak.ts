import type { PassiveCheck } from './check.js'

/** How stack traces look in the languages that servers are written in. */
const TRACES = [
  /^\s*at .+\(?(?:[/\w.-]+|node:\S+):\d+(?::\d+)?\)?/m,
  /Traceback \(most recent call last\)/,
  /File "[^"]+", line \d+, in /,
  /^\s*at [\w$.<>]+\([\w$]+\.(?:java|kt|scala):\d+\)/m,
  /goroutine \d+ \[/,
  /\/[\w/.-]+\.go:\d+/,
  /^\s*at [\w.<>`]+\(.*\) in .+:line \d+/m,
  /panicked at .+\.rs:\d+/,
  /[\w/.-]+\.rb:\d+:in [`']/,
  /#\d+ [\w/.-]+\.php\(\d+\)/,
]

/** No answer shows the inside of the server. */
export const leak: PassiveCheck = {
  name: 'leak',
  judge({ reply }) {
    if (!reply) return undefined
    // inside JSON a line break is two characters
    const text = reply.body.replaceAll('\\n', '\n').replaceAll('\\"', '"')
    const found = TRACES.map((trace) => trace.exec(text)?.[0]).find((match) => match !== undefined)
    return found === undefined ? [] : [`the answer shows a stack trace: "${found.trim().slice(0, 160)}"`]
  },
}
