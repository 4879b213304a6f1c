import type { RefereeReport } from '../referee/referee-report.js'
import type { SelfTestReport } from '../self-test/self-test-report.js'

/** A headline and what belongs under it. */
export interface Remark {
  title: string
  lines: string[]
}

/** What a run would have noticed, and what to provide so that it notices more. */
export const selfTestRemark = ({ noticed, injected, missed, outOfReach }: SelfTestReport): Remark => {
  const names = missed.map(({ fault }) => fault)
  const provide = [...new Set([...missed, ...outOfReach].flatMap((each) => each.provide))]
  return {
    title: `this run would have noticed ${noticed} of ${injected} faults${names.length > 0 ? `; missed: ${names.join(', ')}` : ''}`,
    lines: [
      ...outOfReach.map(
        ({ operation, reason }) => `${operation} ${reason}, so that few faults or none could be put there`,
      ),
      ...(provide.length > 0 ? ['to see more:', ...provide.map((each) => `  ${each}`)] : []),
      ...(missed.length > 0 && provide.length === 0
        ? ['no requirement that was judged speaks about what was missed']
        : []),
    ],
  }
}

/** Where the second reader reads otherwise. */
export const refereeRemark = ({ version, compared, agreed, unread, differences }: RefereeReport): Remark => {
  const open = differences.filter(({ explained }) => explained === null)
  return {
    title:
      `Prism ${version} read ${compared} exchanges and agrees about ${agreed}; ` +
      `${differences.length - open.length} sorts of difference are explained, ${open.length} are not`,
    lines: [
      ...differences.map(
        ({ operation, side, objects, message, exchanges, explained }) =>
          `${explained === null ? 'UNEXPLAINED' : 'explained'}: ${operation ?? 'no operation'}, ${side}: only ${objects} objects: ` +
          `${message} (${exchanges.length} times, ${exchanges[0]})${explained === null ? '' : `. ${explained}`}`,
      ),
      ...Object.entries(unread).map(([reason, times]) => `not read ${times} times: ${reason}`),
    ],
  }
}

/** What was found out about the run itself, where that was asked for. */
export const strength = ({ referee, selfTest }: { referee?: RefereeReport; selfTest?: SelfTestReport }): Remark[] => [
  ...(selfTest ? [selfTestRemark(selfTest)] : []),
  ...(referee ? [refereeRemark(referee)] : []),
]
