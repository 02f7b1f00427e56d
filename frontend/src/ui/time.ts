/** Times for readers: near ones relative, far ones as a date, always in the county's zone. */

import { serverNow } from '@/api/clock'

const ZONE = 'Asia/Shanghai'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface RelativeTime {
  /** Key under `ui.time`, or null where a date says it better. */
  key: 'now' | 'seconds' | 'minutes' | 'hours' | 'days' | 'inMinutes' | 'inHours' | 'inDays' | null
  n: number
}

/** Below this, seconds say no more than "just now"; above it they are told in tens, which the ticking clock can keep. */
const A_FEW_SECONDS = 20_000
const TEN_SECONDS = 10_000

/** `at` seen from `now`, both in milliseconds; beyond seven days there is no key. `fine` tells past seconds too. */
export function relativeTime(at: number, now: number, fine = false): RelativeTime {
  const ahead = at - now
  const distance = Math.abs(ahead)
  if (fine && ahead < -A_FEW_SECONDS && distance < MINUTE) {
    return { key: 'seconds', n: Math.floor(distance / TEN_SECONDS) * 10 }
  }
  if (distance < MINUTE) return { key: 'now', n: 0 }
  if (distance < HOUR) return { key: ahead > 0 ? 'inMinutes' : 'minutes', n: Math.floor(distance / MINUTE) }
  if (distance < DAY) return { key: ahead > 0 ? 'inHours' : 'hours', n: Math.floor(distance / HOUR) }
  if (distance < 7 * DAY) return { key: ahead > 0 ? 'inDays' : 'days', n: Math.floor(distance / DAY) }
  return { key: null, n: 0 }
}

type Detail = 'date' | 'minute'

const DAY_PARTS: Intl.DateTimeFormatOptions = { month: 'short', day: 'numeric', timeZone: ZONE }
const CLOCK_PARTS: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }

/** A moment in the county's zone. Its year is said wherever it is not this one, and always with a bare date. */
export function formatTime(at: string | number, language: string, detail: Detail = 'minute', now = serverNow()): string {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  const moment = new Date(at)
  const withYear = detail === 'date' || yearOf(moment) !== yearOf(new Date(now))
  const parts = { ...DAY_PARTS, ...(withYear && { year: 'numeric' as const }), ...(detail === 'minute' && CLOCK_PARTS) }
  return formatOf(locale, parts).format(moment)
}

/** A limit. One that ends with a day is the midnight by which the next begins: it is said with the day that it closes. */
export function formatLimit(at: string | number, language: string, now = serverNow()): string {
  const moment = new Date(at).getTime()
  if (!wallTime(moment).endsWith('T00:00')) return formatTime(moment, language, 'minute', now)
  return formatTime(moment - MINUTE, language, 'minute', now).replace('23:59', '24:00')
}

/** A day as one says it on the day itself: `10月9日星期五`. */
export function formatDay(at: string | number, language: string): string {
  const parts = { month: 'long', day: 'numeric', weekday: 'long', timeZone: ZONE } as const
  return formatOf(language === 'en' ? 'en-GB' : 'zh-CN', parts).format(new Date(at))
}

/** A day of the county's calendar (`2026-10-09`) with its weekday. Its year is said where it is not this one. */
export function formatWeekday(day: string, language: string, now = serverNow()): string {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN'
  const noon = new Date(`${day}T12:00:00${OFFSET}`)
  const withYear = yearOf(noon) !== yearOf(new Date(now))
  const parts = { ...DAY_PARTS, weekday: 'short' as const, ...(withYear && { year: 'numeric' as const }) }
  return formatOf(locale, parts).format(noon)
}

const yearOf = (moment: Date): string => dayOf(moment.getTime()).slice(0, 4)

/** To make one takes as long as to use it forty times; a list of days asks for the same few. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(locale: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(parts)}`
  const made = formats.get(name) ?? new Intl.DateTimeFormat(locale, parts)
  formats.set(name, made)
  return made
}

// -- the county's clock on the wall, whatever zone this machine is set to --------------------------------

const OFFSET = '+08:00'
const OFFSET_MS = 8 * HOUR

/** `2026-10-09T17:30` in the county's zone, as `<input type="datetime-local">` writes it; China keeps no summer time. */
export function wallTime(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 16)
}

/** The moment that such a clock shows. */
export function momentOf(wall: string): string {
  return `${wall}:00${OFFSET}`
}

/** `2026-10-09`: the county's day of a moment, or so many days later. */
export function dayOf(at: number, later = 0): string {
  return wallTime(at + later * DAY).slice(0, 10)
}
