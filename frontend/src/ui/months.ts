/** Months as they are chosen and told: `2026-11`. */

const MIDDLE = '-15T12:00:00Z'

/** The month of a day, so many months before. */
export function monthOf(day: string, back = 0): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const at = new Date(Date.UTC(year, month - 1 - back, 1))
  return at.toISOString().slice(0, 7)
}

/** The last months, the newest first; the one that goes on among them. */
export function lastMonths(today: string, number: number): string[] {
  return Array.from({ length: number }, (_, back) => monthOf(today, back))
}

/** `2026年11月`, `November 2026`. The middle of a month is in it everywhere. */
export function formatMonth(month: string, language: string): string {
  const parts = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', parts).format(new Date(`${month}${MIDDLE}`))
}
