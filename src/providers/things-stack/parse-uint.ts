/** A text in the double quotes of Go (`strconv.Quote`). */
export const quote = (text: string): string =>
  JSON.stringify(text).replace(/\\u00([0-9a-f]{2})/g, (_, digits: string) => `\\x${digits}`)

const MOST_UINT32 = 2 ** 32 - 1

/** An unsigned number of 32 bits as Go reads one (`strconv.ParseUint`), digit by digit, or its words for why it is none. */
export const parseUint32 = (text: string): number | { error: string } => {
  const fault = (why: string) => ({ error: `strconv.ParseUint: parsing ${quote(text)}: ${why}` })
  const digits = /^\d*/.exec(text)![0]
  if (Number(digits) > MOST_UINT32) return fault('value out of range')
  return digits === '' || digits !== text ? fault('invalid syntax') : Number(digits)
}
