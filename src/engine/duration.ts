/**
 * ISO 8601 durations (`PT1H`, `P3DT12H`, `P1M`), a leading minus for the past. Years and months count by the calendar
 * in UTC, everything else by its length.
 */
const DURATION =
  /^([-+])?P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

export const isDuration = (text: string): boolean => DURATION.test(text)

/** A time moved by a duration, in milliseconds since the epoch; undefined where the text is no duration. */
export const addDuration = (time: number, text: string): number | undefined => {
  const match = DURATION.exec(text)
  if (!match) return undefined
  const sign = match[1] === '-' ? -1 : 1
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(2)
    .map((part) => sign * Number(part ?? 0)) as [number, number, number, number, number, number, number]
  const moved = new Date(time)
  moved.setUTCFullYear(moved.getUTCFullYear() + years, moved.getUTCMonth() + months)
  const exact = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds
  return moved.getTime() + Math.round(exact * 1000)
}
