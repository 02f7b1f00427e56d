/**
 * The desk's list as a pure value: pages, live acts and fetched cases go in; rows to draw come out.
 *
 * Two promises. *Nothing moves by itself*: a row already on screen is patched where it stands; rows that want
 * to enter, move or leave wait until `settle`. *Nothing is lost*: after `settle` the rows equal a fresh fetch of
 * the same range, whatever order acts, pages and answers came in (`rows.test.ts` plays this at random).
 */
import type { CaseOrder, CaseRow, Track, Uuid } from '@/api/types'
import { runningDue } from '@/cases/deadline'
import type { Act } from '@/live/messages'
import { covers, type Viewer } from '@/people/reach'

export const DESK_QUEUES = ['waiting', 'tasks', 'open', 'overdue', 'closed'] as const
export type DeskQueue = (typeof DESK_QUEUES)[number]

/** The list beside one, around the ends. */
export function neighbour(queue: DeskQueue, by: 1 | -1): DeskQueue {
  const size = DESK_QUEUES.length
  return DESK_QUEUES[(DESK_QUEUES.indexOf(queue) + by + size) % size] as DeskQueue
}

/** The orders a list can be read in. A closed case is due no more. */
export function ordersOf(queue: DeskQueue): readonly CaseOrder[] {
  return queue === 'closed' ? ['newest', 'oldest'] : ['due', 'oldest', 'newest']
}

/** The order chosen, where the list has it. Null: what its reader comes for, which the server says with the list. */
export function orderAsked(queue: DeskQueue, chosen: CaseOrder | null): CaseOrder | null {
  return chosen !== null && ordersOf(queue).includes(chosen) ? chosen : null
}

export interface QueueScope {
  queue: DeskQueue
  track: Track | null
  category: string | null
  /** That category with all below it, as soon as the tree is known. */
  within?: readonly string[]
  area: string | null
  order: CaseOrder
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
  /** The cursor of the following page; null when the last one is here. */
  readonly next: string | null
  /** The last row of the loaded range. What sorts behind it comes with a later page. */
  readonly horizon: CaseRow | null
  /** Newest version told by an act, for pages that were read before it. */
  readonly heard: ReadonlyMap<Uuid, number>
  /** Cases to be fetched, with the version the answer must reach. */
  readonly wanted: ReadonlyMap<Uuid, number>
  /** Cases fetched singly since the running refresh began; they know better than its pages. */
  readonly touched: ReadonlySet<Uuid>
  /**
   * While a list request runs: rows fetched singly that sort behind the range. The answer may widen the range
   * over them and yet be older than they are. Null while none runs.
   */
  readonly behind: ReadonlyMap<Uuid, CaseRow> | null
}

/** The server's word on the order of the list. */
export function ordered(state: QueueState, order: CaseOrder): QueueState {
  return state.scope.order === order ? state : { ...state, scope: { ...state.scope, order } }
}

export function emptyQueue(scope: QueueScope): QueueState {
  return {
    scope,
    rows: [],
    arriving: new Map(),
    leaving: new Set(),
    next: null,
    horizon: null,
    heard: new Map(),
    wanted: new Map(),
    touched: new Set(),
    behind: null,
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

export function compareRows(order: CaseOrder, one: CaseRow, other: CaseRow): number {
  const byId = one.id < other.id ? -1 : Number(one.id > other.id)
  if (order === 'due') return compareMoments(runningDue(one), runningDue(other)) || byId
  const byAge = compareMoments(one.received_at, other.received_at) || byId
  return order === 'oldest' ? byAge : -byAge
}

function isOf(category: string | undefined, scope: QueueScope): boolean {
  if (scope.category === null || category === scope.category) return true
  return category !== undefined && (scope.within?.includes(category) ?? false)
}

export function belongs(row: CaseRow, scope: QueueScope, now: number): boolean {
  const { viewer } = scope
  if (scope.track !== null && row.track !== scope.track) return false
  if (!isOf(row.category, scope)) return false
  const open = row.closed_at === null
  if (!row.grid_code.startsWith(scope.area ?? '')) return false
  const within = covers(viewer, row.track, row.grid_code)
  // Held by me: where the reach has one's own, whatever trade it is, and wherever it lies.
  if (scope.queue === 'tasks') return open && row.holder?.id === viewer.accountId && (viewer.reach.own || within)
  if (!within) return false
  switch (scope.queue) {
    case 'waiting':
      return open && row.state === 'reported'
    case 'open':
      return open
    case 'overdue':
      return open && Date.parse(runningDue(row)) < now
    case 'closed':
      return !open
  }
}

/** False only when the act itself rules the case out; spares a fetch for most acts of a busy county. */
function mayBelong(act: Act, scope: QueueScope): boolean {
  const { facts } = act
  if (scope.track !== null && facts.track !== scope.track) return false
  if (!isOf(facts.category, scope)) return false
  const closed = facts.state === 'closed'
  if (!act.area.startsWith(scope.area ?? '')) return false
  const within = covers(scope.viewer, facts.track, act.area)
  if (scope.queue === 'tasks') return !closed && (scope.viewer.reach.own || within)
  if (!within) return false
  if (scope.queue === 'waiting') return facts.state === 'reported'
  return scope.queue === 'closed' ? closed : !closed
}

/** Acts that leave every column of the list alone. */
function isQuiet(act: Act): boolean {
  return act.facts.quiet === true
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
  if (known !== undefined) {
    if (version <= known.version) return { ...state, heard }
    const told = withFacts(known, act)
    const wanted = want(state.wanted, id, version)
    return { ...sendToDoor(patch(state, told), known, told), heard, wanted }
  }
  if (isQuiet(act) || !mayBelong(act, state.scope)) return { ...state, heard }
  return { ...state, heard, wanted: want(state.wanted, id, version) }
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
  return { ...place(state, row, now), heard, wanted: satisfied(state.wanted, row), touched }
}

/**
 * Call before asking for the range anew: the answer will hold what is wanted so far.
 * What was heard stays: a single answer asked for before this moment may still come in after it.
 */
export function beginRefresh(state: QueueState): QueueState {
  return { ...state, wanted: new Map(), touched: new Set(), behind: new Map() }
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
  let then = extend(state, items, next)
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
  let then = extend(state, items, next)
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
  const rows = [...staying, ...state.arriving.values()].sort((one, other) =>
    compareRows(state.scope.order, one, other),
  )
  const leaving = new Set([...state.leaving].filter((id) => id === keep))
  return { ...state, rows, arriving: new Map(), leaving }
}

/** How many rows want to enter, move or leave. The kept row makes no noise. */
export function updateCount(state: QueueState, keep: Uuid | null = null): number {
  return state.arriving.size + [...state.leaving].filter((id) => id !== keep).length
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
    if (version > (knownRow(state, id)?.version ?? 0)) wanted.set(id, version)
    else wanted.delete(id)
  }
  return wanted
}

function withFacts(row: CaseRow, act: Act): CaseRow {
  return { ...row, state: act.facts.state ?? row.state, track: act.facts.track ?? row.track }
}

function withinHorizon(state: QueueState, row: CaseRow): boolean {
  return state.horizon === null || compareRows(state.scope.order, row, state.horizon) <= 0
}

/** Accepting a case, or letting it go, sets its other clock running: in the order of what is due it moves. */
function sendToDoor(state: QueueState, was: CaseRow, is: CaseRow): QueueState {
  if (compareRows(state.scope.order, was, is) === 0) return state
  return { ...state, arriving: new Map(state.arriving).set(is.id, is) }
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
  const wants = vouched || belongs(row, state.scope, now)
  const fits = wants && withinHorizon(state, row)
  const moves = shown !== undefined && compareRows(state.scope.order, shown, row) !== 0
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
