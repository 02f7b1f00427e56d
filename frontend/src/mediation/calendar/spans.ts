/** Spans of time as one says them, and the days of a week. Pure. */
import { dayOf, formatTime, formatWeekday, wallTime } from '@/ui/time'

export interface Span {
  starts_at: string
  ends_at: string
}

/** `9月1日周二 10:00–11:30`; the end with its day where that is another one. */
export function spanWords({ starts_at, ends_at }: Span, language: string): string {
  const [begin, end] = [Date.parse(starts_at), Date.parse(ends_at)]
  const day = dayOf(begin)
  const until = dayOf(end) === day ? clockOf(ends_at) : formatTime(ends_at, language)
  return `${formatWeekday(day, language)} ${clockOf(starts_at)}–${until}`
}

/** `10:00` on the county's wall. */
export const clockOf = (at: string): string => wallTime(Date.parse(at)).slice(11)

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
