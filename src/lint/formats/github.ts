import type { Finding } from '../finding.js'
import { allFindings, type Report } from '../report.js'

/**
 * Workflow commands that GitHub shows beside the lines of a pull request.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const github = (report: Report): string => allFindings(report).map(command).join('\n')

const command = ({ severity, file, line, endLine, column, endColumn, rule, message, fix }: Finding): string => {
  // columns are only understood on a single line
  const columns = endLine === line ? `,col=${column},endColumn=${endColumn}` : ''
  const place = `file=${property(file)},line=${line},endLine=${endLine}${columns},title=${property(rule)}`
  return `::${severity === 'error' ? 'error' : 'warning'} ${place}::${data(fix ? `${message}\n${fix}` : message)}`
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
