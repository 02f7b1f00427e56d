/** Which days a ledger can be of: whole months, and days of one's own choosing. */

export interface Span {
  since: string
  until: string
}

/** The month of a day (`2026-11`), so many months before. */
export function monthOf(day: string, back = 0): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const at = new Date(Date.UTC(year, month - 1 - back, 1))
  return at.toISOString().slice(0, 7)
}

/** Its first and its last day. */
export function spanOf(month: string): Span {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0))
  return { since: `${month}-01`, until: last.toISOString().slice(0, 10) }
}

/** The last months, the newest first; the one that goes on among them. */
export function lastMonths(today: string, number: number): string[] {
  return Array.from({ length: number }, (_, back) => monthOf(today, back))
}
