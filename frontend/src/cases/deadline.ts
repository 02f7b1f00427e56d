/** How near a case's deadline is. Working days are counted by the server; here only the clock runs down. */
import type { CaseRow } from '@/api/types'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** From here on a deadline asks for attention. */
const NEAR_MS = DAY

/** What the moment of a paused clock says: nothing is due. */
const NOT_NOW = Date.parse('9999-01-01T00:00:00Z')

/** A moment that stands for none: the clock it is of is paused. */
export const isNever = (due: string): boolean => Date.parse(due) >= NOT_NOW

export type Nearness = 'far' | 'near' | 'overdue' | 'paused'
export type Span = { unit: 'days' | 'hours' | 'minutes'; n: number }

export interface Deadline {
  /** Which clock runs: until somebody accepts, until it is finished, or until what stands still is looked at again. */
  what: 'accept' | 'close' | 'review'
  due: number
  nearness: Nearness
  /** To go, or gone over. */
  span: Span
}

export type Running = Pick<CaseRow, 'due' | 'due_of'>

const KINDS = ['accept', 'close', 'review'] as const

/**
 * By which lists are ordered and what is late in them: what stands still is due for nothing there, whenever it is to be
 * looked at again.
 */
export const listedDue = ({ due, due_of }: Running): string | null => (due_of === 'review' ? null : due)

/** The clock that runs now, or null for a closed case. `now` in milliseconds. */
export function deadlineOf({ due: at, due_of }: Running, now: number): Deadline | null {
  const what = KINDS.find((kind) => kind === due_of)
  // Of a server of another release there may be neither.
  if (what === undefined || at === undefined) return null
  if (at === null) return { what, due: NOT_NOW, nearness: 'paused', span: { unit: 'days', n: 0 } }
  const due = Date.parse(at)
  if (Number.isNaN(due)) return null
  const left = due - now
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
