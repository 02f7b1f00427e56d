/**
 * The server's time, as far as this page can know it.
 *
 * Ages and deadlines are the server's; a phone whose clock is two days off would tell them two days wrong. Every
 * answer says when it was written, so the page counts from there, by the browser's clock that only runs forward:
 * setting the phone's clock in the middle of a session changes nothing. Before the first answer there is only the
 * phone's clock.
 */

/** The `Date` of an answer names a whole second. */
const SECOND = 1_000
/** A wall clock that ran this much further than the forward clock was set, or the machine slept. */
const JUMP_MS = 5_000

interface Reading {
  /** The phone's own clock, which anybody may set. */
  wall: number
  /** The browser's clock, which nobody can set; in some browsers it stands still while the machine sleeps. */
  forward: number
}

const reading = (): Reading => ({ wall: Date.now(), forward: performance.now() })

/** Server's time less forward clock; null before the first answer. */
let offset: number | null = null
let seen = reading()
let ask: () => Promise<unknown> = () => Promise.reject(new Error('Nobody to ask.'))
const handlers = new Set<() => void>()

export function serverNow(): number {
  return offset === null ? Date.now() : performance.now() + offset
}

/** What the phone's own clock says, right or wrong: as it is told to the server beside how far it is off. */
export function phoneNow(): number {
  return Date.now()
}

/** How far the server's clock is ahead of the phone's own, in milliseconds; null before the first answer. */
export function phoneOffset(): number | null {
  return offset === null ? null : Math.round(serverNow() - Date.now())
}

/** The server's time at a moment told by the phone's clock a little while ago (a fix, a picture taken). */
export function serverTimeOf(wall: number): number {
  return offset === null ? wall : serverNow() - (Date.now() - wall)
}

/**
 * An answer written at `date` (its header) has just arrived, `waitedMs` after it was asked for. So it is now no
 * earlier than `date`, and no later than the end of that second and the whole wait. What is known is moved only as
 * far as it lies outside: quick answers narrow it, slow ones do not spoil it.
 */
export function hearServerTime(date: string | null, waitedMs: number): void {
  const earliest = Date.parse(date ?? '')
  if (Number.isNaN(earliest)) return
  const latest = earliest + SECOND + waitedMs
  if (offset === null) moveTo((earliest + latest) / 2)
  else if (serverNow() < earliest) moveTo(earliest)
  else if (serverNow() > latest) moveTo(latest)
}

function moveTo(now: number): void {
  offset = now - performance.now()
  handlers.forEach((handler) => handler())
}

/** Runs whenever the known time moved by more than its own running. */
export function whenTimeMoves(handler: () => void): void {
  handlers.add(handler)
}

/** How to have the server say its time; the answer comes back through `hearServerTime`. */
export function askTimeBy(asking: () => Promise<unknown>): void {
  ask = asking
}

/**
 * To be called now and then. When the phone's clock ran ahead of the forward clock, either somebody set it or the
 * machine slept: the server is asked, and while it cannot be reached it was sleep, which phones do all day.
 */
export async function noticeJump(): Promise<void> {
  const before = seen
  seen = reading()
  const ahead = seen.wall - before.wall - (seen.forward - before.forward)
  if (offset === null || ahead < JUMP_MS) return
  const known = serverNow()
  await ask().catch(() => moveTo(known + ahead))
}

/** For tests: as on a page just opened. */
export function forgetServerTime(): void {
  offset = null
  seen = reading()
}
