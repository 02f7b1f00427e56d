/** How near a case's deadline is. Working days are counted by the server; here only the clock runs down. */
import type { CaseRow } from '@/api/types'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** From here on a deadline asks for attention. */
const NEAR_MS = DAY

/** What a paused clock says: nothing is due. */
const NOT_NOW = Date.parse('9999-01-01T00:00:00Z')

/** A moment that stands for none: the clock it is of is paused. */
export const isNever = (due: string): boolean => Date.parse(due) >= NOT_NOW

export type Nearness = 'far' | 'near' | 'overdue' | 'paused'
export type Span = { unit: 'days' | 'hours' | 'minutes'; n: number }

export interface Deadline {
  /** Which clock runs: until somebody accepts, then until it is finished. */
  what: 'accept' | 'close'
  due: number
  nearness: Nearness
  /** To go, or gone over. */
  span: Span
}

/** Which clock runs: to be accepted while nobody has it, to be finished afterwards. The server's column `due`. */
export function runningDue(row: Pick<CaseRow, 'state' | 'accept_due' | 'close_due'>): string {
  return row.state === 'reported' ? row.accept_due : row.close_due
}

/** The clock that runs now, or null for a closed case. `now` in milliseconds. */
export function deadlineOf(
  row: Pick<CaseRow, 'state' | 'accept_due' | 'close_due'>,
  now: number,
): Deadline | null {
  if (row.state === 'closed') return null
  const what = row.state === 'reported' ? 'accept' : 'close'
  const due = Date.parse(runningDue(row))
  if (Number.isNaN(due)) return null
  const left = due - now
  if (due >= NOT_NOW) return { what, due, nearness: 'paused', span: { unit: 'days', n: 0 } }
  const nearness: Nearness = left < 0 ? 'overdue' : left < NEAR_MS ? 'near' : 'far'
  return { what, due, nearness, span: spanOf(Math.abs(left)) }
}

/** Windows tell the time a little apart: what began as thirty whole days is thirty in all of them. */
const SLACK_MS = MINUTE

function spanOf(exact: number): Span {
  const distance = exact + SLACK_MS
  if (distance >= DAY) return { unit: 'days', n: Math.floor(distance / DAY) }
  if (distance >= HOUR) return { unit: 'hours', n: Math.floor(distance / HOUR) }
  return { unit: 'minutes', n: Math.max(1, Math.floor(exact / MINUTE)) }
}
