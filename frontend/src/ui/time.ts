/** Times for readers: near ones relative, far ones as a date, always in the county's zone. */

const ZONE = 'Asia/Shanghai'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface RelativeTime {
  /** Key under `ui.time`, or null where a date says it better. */
  key: 'now' | 'minutes' | 'hours' | 'days' | 'inMinutes' | 'inHours' | 'inDays' | null
  n: number
}

/** `at` seen from `now`, both in milliseconds; beyond seven days there is no key. */
export function relativeTime(at: number, now: number): RelativeTime {
  const ahead = at - now
  const distance = Math.abs(ahead)
  if (distance < MINUTE) return { key: 'now', n: 0 }
  if (distance < HOUR) return { key: ahead > 0 ? 'inMinutes' : 'minutes', n: Math.floor(distance / MINUTE) }
  if (distance < DAY) return { key: ahead > 0 ? 'inHours' : 'hours', n: Math.floor(distance / HOUR) }
  if (distance < 7 * DAY) return { key: ahead > 0 ? 'inDays' : 'days', n: Math.floor(distance / DAY) }
  return { key: null, n: 0 }
}

type Detail = 'date' | 'minute'

const OPTIONS: Record<Detail, Intl.DateTimeFormatOptions> = {
  date: { year: 'numeric', month: 'short', day: 'numeric', timeZone: ZONE },
  minute: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: ZONE },
}

export function formatTime(at: string | number, language: string, detail: Detail = 'minute'): string {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  return new Intl.DateTimeFormat(locale, OPTIONS[detail]).format(new Date(at))
}
