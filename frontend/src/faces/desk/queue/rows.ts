/**
 * The desk's list as a pure value: pages, live acts and fetched cases go in; rows to draw come out.
 *
 * Two promises. *Nothing moves by itself*: a row already on screen is patched where it stands; rows that want
 * to enter, move or leave wait until `settle`. *Nothing is lost*: after `settle` the rows equal a fresh fetch of
 * the same range, whatever order acts, pages and answers came in (`rows.test.ts` plays this at random).
 */
import type { CaseOrder, CaseRow, Track, Uuid } from '@/api/types'
import { listedDue } from '@/cases/deadline'
import type { Act } from '@/live/messages'
import { covers, hangsOnArea, type Viewer } from '@/people/reach'

import { tabOf, type DeskQueue } from './tabs'

export interface QueueScope {
  queue: DeskQueue
  track: Track | null
  category: string | null
  /** That category with all below it, as soon as the tree is known. */
  within?: readonly string[]
  area: string | null
  /** What is searched for, or nothing. */
  q: string
  /** Null: an order that rows do not tell; they stand as the server sent them. */
  order: CaseOrder | null
  /** Whose list it is; the same reach the server applies. */
  viewer: Viewer
}

export interface QueueState {
  readonly scope: QueueScope
  /** What is on screen, in its order. */
  readonly rows: readonly CaseRow[]
  /** Rows that belong but wait outside, and shown rows that belong elsewhere in the order. */
  readonly arriving: ReadonlyMap<Uuid, CaseRow>
  /** Rows still shown that belong no longer. */
  readonly leaving: ReadonlySet<Uuid>
  /** Where the server put each row, for an order that only it knows. */
  readonly places: ReadonlyMap<Uuid, number>
  /** The cursor of the following page; null when the last one is here. */
  readonly next: string | null
  /** The last row of the loaded range. What sorts behind it comes with a later page. */
  readonly horizon: CaseRow | null
  /** Newest version told by an act, for pages that were read before it. */
  readonly heard: ReadonlyMap<Uuid, number>
  /** Cases to be fetched, with the version the answer must reach. */
  readonly wanted: ReadonlyMap<Uuid, number>
  /** Those wanted for something quiet that was heard since the range was asked for: no version tells whether it has it. */
  readonly quietly: ReadonlySet<Uuid>
  /** Cases fetched singly since the running refresh began; they know better than its pages. */
  readonly touched: ReadonlySet<Uuid>
  /**
   * While a list request runs: rows fetched singly that sort behind the range. The answer may widen the range
   * over them and yet be older than they are. Null while none runs.
   */
  readonly behind: ReadonlyMap<Uuid, CaseRow> | null
  /** Something happened since the range was read, and only the server knows whether it changed who belongs. */
  readonly doubt: boolean
}

/** The server's word on the order of the list. */
export function ordered(state: QueueState, order: CaseOrder | null): QueueState {
  return state.scope.order === order ? state : { ...state, scope: { ...state.scope, order } }
}

export function emptyQueue(scope: QueueScope): QueueState {
  return {
    scope,
    rows: [],
    arriving: new Map(),
    leaving: new Set(),
    places: new Map(),
    next: null,
    horizon: null,
    heard: new Map(),
    wanted: new Map(),
    quietly: new Set(),
    touched: new Set(),
    behind: null,
    doubt: false,
  }
}

// -- order and membership: the same rules as the server's `queue` and `page` -----------------------------

/** Orders two ISO times to the microsecond; `Date` alone would stop at the millisecond. */
function compareMoments(one: string, other: string): number {
  const distance = Date.parse(one) - Date.parse(other)
  if (distance !== 0) return distance
  const fraction = (moment: string): string => (/\.(\d+)/.exec(moment)?.[1] ?? '').padEnd(6, '0')
  return fraction(one) < fraction(other) ? -1 : Number(fraction(one) > fraction(other))
}

/** What is due no more, or not at the moment, comes last. */
function compareDues(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return compareMoments(one, other)
}

export function compareRows(order: CaseOrder, one: CaseRow, other: CaseRow): number {
  const byId = one.id < other.id ? -1 : Number(one.id > other.id)
  if (order === 'call') return compareDues(one.call_due, other.call_due) || byId
  if (order === 'due') return compareDues(listedDue(one), listedDue(other)) || byId
  const byAge = compareMoments(one.received_at, other.received_at) || byId
  return order === 'oldest' ? byAge : -byAge
}

function isOf(category: string | undefined, scope: QueueScope): boolean {
  if (scope.category === null || category === scope.category) return true
  return category !== undefined && (scope.within?.includes(category) ?? false)
}

/** How one can know who belongs: from the row; from the server; or nobody enters and leaves until it is read anew. */
export function judgeOf({ queue, q, viewer }: QueueScope): 'row' | 'server' | 'nobody' {
  // What somebody looks through is not to change under their eyes.
  if (q !== '') return 'nobody'
  if (queue !== 'tasks' && !hangsOnArea(viewer.reach)) return 'server'
  return tabOf(queue).judged ?? 'row'
}

/** The states of the lists that hold the open cases of one. */
const OF_STATE: Partial<Record<DeskQueue, string>> = {
  waiting: 'reported',
  to_dispatch: 'accepted',
  objections: 'objected',
  to_verify: 'handled',
  pool: 'suspended',
}

/** Whether a row is of the list; null where the row cannot tell. */
export function belongs(row: CaseRow, scope: QueueScope, now: number): boolean | null {
  const { viewer, queue } = scope
  if (scope.track !== null && row.track !== scope.track) return false
  if (!isOf(row.category, scope)) return false
  const open = row.closed_at === null
  if (!row.grid_code.startsWith(scope.area ?? '')) return false
  if (judgeOf(scope) !== 'row') return null
  const within = covers(viewer, row.track, row.grid_code)
  // Held by me: where the reach has one's own, whatever trade it is, and wherever it lies.
  if (queue === 'tasks') return open && row.holder?.id === viewer.accountId && (viewer.reach.own || within)
  if (!within) return false
  if (queue === 'all') return true
  if (queue === 'closed') return !open
  if (queue === 'overdue') return open && isBefore(listedDue(row), now)
  return open && (OF_STATE[queue] === undefined || row.state === OF_STATE[queue])
}

const isBefore = (due: string | null, now: number): boolean => due !== null && Date.parse(due) < now

/** False only when the act itself rules the case out; spares a fetch for most acts of a busy county. */
function mayBelong(act: Act, scope: QueueScope): boolean {
  const { facts } = act
  const judge = judgeOf(scope)
  if (judge === 'nobody') return false
  if (scope.track !== null && facts.track !== scope.track) return false
  if (!isOf(facts.category, scope)) return false
  if (!act.area.startsWith(scope.area ?? '')) return false
  // Who may hear of it may have it: the server pushes no others.
  if (judge === 'server') return true
  const closed = facts.state === 'closed'
  const within = covers(scope.viewer, facts.track, act.area)
  if (scope.queue === 'tasks') return !closed && (scope.viewer.reach.own || within)
  if (!within) return false
  if (scope.queue === 'all') return true
  if (scope.queue === 'closed') return closed
  return !closed && (OF_STATE[scope.queue] === undefined || facts.state === OF_STATE[scope.queue])
}

/** Of the quiet steps, which leave the version alone, those that leave every column of the list alone, too. */
const NOT_IN_ROWS: ReadonlySet<string> = new Set(['note', 'add_photo'])

/** A word from above, or that a limit has passed, shows in the row of a case whose version stays. */
function isQuiet({ facts }: Act): boolean {
  return facts.quiet === true && NOT_IN_ROWS.has(facts.action ?? '')
}

/** Whoever has this copy has what the act is about. */
function isKnown(act: Act, known: CaseRow): boolean {
  const { version } = act.object
  return version < known.version || (version === known.version && (act.facts.quiet !== true || isQuiet(act)))
}

export function isCaseAct(act: Act): boolean {
  return act.object.type === 'case'
}

// -- what happens to a list ------------------------------------------------------------------------------

/** Beyond this the oldest are forgotten; a page is never minutes older than its answer. */
const HEARD_LIMIT = 1000

/** An act came in. Shown rows take its state at once; who holds them now is fetched. */
export function hear(state: QueueState, act: Act): QueueState {
  if (!isCaseAct(act)) return state
  const { id, version } = act.object
  const heard = remember(state.heard, id, version)
  const known = knownRow(state, id)
  if (judgeOf(state.scope) === 'server') return doubtful({ ...state, heard }, act, known)
  if (known !== undefined) return isKnown(act, known) ? { ...state, heard } : tell({ ...state, heard }, act, known)
  if (isQuiet(act) || !mayBelong(act, state.scope)) return { ...state, heard }
  return { ...state, heard, wanted: want(state.wanted, id, version) }
}

/** A shown row takes what the act says at once; who holds it and what is due now is fetched. */
function tell(state: QueueState, act: Act, known: CaseRow): QueueState {
  const told = withFacts(known, act)
  const wanted = want(state.wanted, known.id, act.object.version)
  const quietly = act.facts.quiet === true ? new Set(state.quietly).add(known.id) : state.quietly
  return { ...patch(state, told), wanted, quietly }
}

/** Only the server can say whether anything entered or left by it; a quiet act can do so, too. */
function doubtful(state: QueueState, act: Act, known: CaseRow | undefined): QueueState {
  const doubt = state.doubt || known !== undefined || mayBelong(act, state.scope)
  if (known === undefined || isKnown(act, known)) return { ...state, doubt }
  return { ...tell(state, act, known), doubt }
}

/** A single case was read; null: it is out of the viewer's reach, or gone. */
export function take(state: QueueState, id: Uuid, row: CaseRow | null, now: number): QueueState {
  const touched = new Set(state.touched).add(id)
  if (row === null) {
    const wanted = new Map(state.wanted)
    wanted.delete(id)
    return { ...withdraw(state, id), wanted, touched }
  }
  const known = Math.max(knownRow(state, id)?.version ?? 0, state.heard.get(id) ?? 0)
  // Answers overtake each other; an older one must not bring back what has left since.
  if (row.version < known) return state
  const heard = remember(state.heard, id, row.version)
  const doubt = state.doubt || judgeOf(state.scope) === 'server'
  return { ...place(state, row, now), heard, wanted: satisfied(state.wanted, row), touched, doubt }
}

/**
 * Call before asking for the range anew: the answer will hold what is wanted so far.
 * What was heard stays: a single answer asked for before this moment may still come in after it.
 */
export function beginRefresh(state: QueueState): QueueState {
  return { ...state, wanted: new Map(), quietly: new Set(), touched: new Set(), behind: new Map(), doubt: false }
}

/** The range was read anew from its first row on (`next`: the cursor behind it). */
export function refresh(
  state: QueueState,
  items: readonly CaseRow[],
  next: string | null,
  now: number,
): QueueState {
  const late = state.behind ?? new Map<Uuid, CaseRow>()
  const read = new Set(items.map((row) => row.id))
  let then = extend({ ...state, places: placed(new Map(), items) }, items, next)
  for (const row of [...state.rows, ...state.arriving.values(), ...late.values()]) {
    if (read.has(row.id)) continue
    // Not in the answer: gone, unless a newer single answer said otherwise meanwhile.
    then = state.touched.has(row.id) ? place(then, row, now) : withdraw(then, row.id)
  }
  for (const row of items) then = admit(then, row, late.get(row.id), now)
  return { ...then, wanted: stillWanted(then, items) }
}

/** Call before asking for the following page. */
export function beginAppend(state: QueueState): QueueState {
  return { ...state, behind: new Map() }
}

/** The following page was read: its rows go below everything, where nobody's pointer is. */
export function append(
  state: QueueState,
  items: readonly CaseRow[],
  next: string | null,
  now: number,
): QueueState {
  const late = state.behind ?? new Map<Uuid, CaseRow>()
  let then = extend({ ...state, places: placed(state.places, items) }, items, next)
  const unknown = items.filter((row) => knownRow(then, row.id) === undefined && !late.has(row.id))
  then = { ...then, rows: [...then.rows, ...unknown] }
  for (const row of late.values()) then = place(then, row, now)
  for (const row of items) then = admit(then, row, undefined, now)
  return { ...then, wanted: stillWanted(then, items) }
}

/** Lets everything waiting in and out. `keep` (the open case) stays in the list although it may belong no longer. */
export function settle(state: QueueState, keep: Uuid | null = null): QueueState {
  const staying = state.rows.filter(
    (row) => (!state.leaving.has(row.id) || row.id === keep) && !state.arriving.has(row.id),
  )
  const rows = [...staying, ...state.arriving.values()].sort((one, other) => compareIn(state, one, other))
  const leaving = new Set([...state.leaving].filter((id) => id === keep))
  return { ...state, rows, arriving: new Map(), leaving }
}

/** How many rows want to enter, move or leave. The kept row makes no noise. */
export function updateCount(state: QueueState, keep: Uuid | null = null): number {
  return state.arriving.size + [...state.leaving].filter((id) => id !== keep).length
}

/** By the order of the list, or as the server sent them. */
function compareIn({ scope, places }: QueueState, one: CaseRow, other: CaseRow): number {
  if (scope.order !== null) return compareRows(scope.order, one, other)
  return (places.get(one.id) ?? places.size) - (places.get(other.id) ?? places.size)
}

function placed(before: ReadonlyMap<Uuid, number>, items: readonly CaseRow[]): ReadonlyMap<Uuid, number> {
  const then = new Map(before)
  for (const { id } of items) if (!then.has(id)) then.set(id, then.size)
  return then
}

// -- parts -----------------------------------------------------------------------------------------------

function knownRow(state: QueueState, id: Uuid): CaseRow | undefined {
  return state.rows.find((row) => row.id === id) ?? state.arriving.get(id) ?? state.behind?.get(id)
}

/** Takes a row of a page, unless a newer copy is known. */
function admit(state: QueueState, row: CaseRow, late: CaseRow | undefined, now: number): QueueState {
  const known = knownRow(state, row.id) ?? late
  if (known !== undefined && known.version > row.version) return place(state, known, now)
  // The server put it on this list; this machine's clock need not agree on what is overdue.
  return place(state, row, now, true)
}

/** The loaded range reaches to the last row of an answer now, or to the very end. */
function extend(state: QueueState, items: readonly CaseRow[], next: string | null): QueueState {
  const horizon = next === null ? null : (items[items.length - 1] ?? state.horizon)
  return { ...state, next, horizon, behind: null }
}

function remember(heard: ReadonlyMap<Uuid, number>, id: Uuid, version: number): ReadonlyMap<Uuid, number> {
  const then = new Map(heard)
  then.set(id, Math.max(version, heard.get(id) ?? 0))
  if (then.size > HEARD_LIMIT) then.delete(then.keys().next().value as Uuid)
  return then
}

function want(wanted: ReadonlyMap<Uuid, number>, id: Uuid, version: number): ReadonlyMap<Uuid, number> {
  return new Map(wanted).set(id, Math.max(version, wanted.get(id) ?? 0))
}

function satisfied(wanted: ReadonlyMap<Uuid, number>, row: CaseRow): ReadonlyMap<Uuid, number> {
  if ((wanted.get(row.id) ?? Infinity) > row.version) return wanted
  const then = new Map(wanted)
  then.delete(row.id)
  return then
}

/** What a page brought need not be fetched singly; but it may have been read before an act that reached us first. */
function stillWanted(state: QueueState, items: readonly CaseRow[]): ReadonlyMap<Uuid, number> {
  const wanted = new Map(state.wanted)
  for (const { id } of items) {
    const version = Math.max(wanted.get(id) ?? 0, state.heard.get(id) ?? 0)
    const shown = knownRow(state, id)?.version ?? 0
    if (version > shown) wanted.set(id, version)
    else if (!state.quietly.has(id)) wanted.delete(id)
  }
  return wanted
}

function withFacts(row: CaseRow, act: Act): CaseRow {
  return { ...row, state: act.facts.state ?? row.state, track: act.facts.track ?? row.track }
}

function withinHorizon(state: QueueState, row: CaseRow): boolean {
  return state.horizon === null || state.scope.order === null || compareRows(state.scope.order, row, state.horizon) <= 0
}

function moved({ scope: { order } }: QueueState, was: CaseRow, is: CaseRow): boolean {
  return order !== null && compareRows(order, was, is) !== 0
}

function patch(state: QueueState, row: CaseRow): QueueState {
  const arriving = state.arriving.has(row.id) ? new Map(state.arriving).set(row.id, row) : state.arriving
  const rows = state.rows.map((shown) => (shown.id === row.id ? row : shown))
  const behind = state.behind?.has(row.id) ? new Map(state.behind).set(row.id, row) : state.behind
  return { ...state, rows, arriving, behind }
}

/** Takes a row's newest copy: in place if shown; at the door if it should enter, move or leave. */
function place(state: QueueState, row: CaseRow, now: number, vouched = false): QueueState {
  const shown = state.rows.find(({ id }) => id === row.id)
  // What the row cannot tell stays as it was told last.
  const as = (shown !== undefined && !state.leaving.has(row.id)) || state.arriving.has(row.id)
  const wants = vouched || (belongs(row, state.scope, now) ?? as)
  const fits = wants && withinHorizon(state, row)
  const moves = shown !== undefined && moved(state, shown, row)
  const arriving = new Map(state.arriving)
  const leaving = new Set(state.leaving)
  // A moved row stays at the door through later patches, until it has been let in at its new place.
  if (fits && (shown === undefined || moves || arriving.has(row.id))) arriving.set(row.id, row)
  else arriving.delete(row.id)
  if (shown !== undefined && !fits) leaving.add(row.id)
  else leaving.delete(row.id)
  return { ...patch(state, row), arriving, leaving, behind: keepBehind(state, row, wants && !fits) }
}

function keepBehind(state: QueueState, row: CaseRow, keep: boolean): QueueState['behind'] {
  if (state.behind === null) return null
  const behind = new Map(state.behind)
  if (keep) behind.set(row.id, row)
  else behind.delete(row.id)
  return behind
}

function withdraw(state: QueueState, id: Uuid): QueueState {
  const arriving = new Map(state.arriving)
  arriving.delete(id)
  const behind = state.behind === null ? null : new Map(state.behind)
  behind?.delete(id)
  const shown = state.rows.some((row) => row.id === id)
  return { ...state, arriving, behind, leaving: shown ? new Set(state.leaving).add(id) : state.leaving }
}
