/** Which days a ledger can be of: whole months, and days of one's own choosing. */

export interface Span {
  since: string
  until: string
}

/** The first and the last day of a month. */
export function spanOf(month: string): Span {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const last = new Date(Date.UTC(year, number, 0))
  return { since: `${month}-01`, until: last.toISOString().slice(0, 10) }
}
