/**
 * What a worker did to cases from this phone, and what may become of it. Nothing here touches the screen, the disk or
 * the network: `keeping` writes down what comes out, `useDelivery` carries it away.
 *
 * An act waits, is refused and waits for its worker, or has arrived. It is never thrown away but by the worker, or a
 * week after it has arrived; and it is called arrived by nothing but the server's receipt.
 */
import type { ProblemBody } from '@/api/problem'
import type { Action, Uuid } from '@/api/types'
import type { Shown } from '@/cases/queries'

export type Stage = 'waiting' | 'refused' | 'arrived'

export interface Act {
  /** What it is known by, to the server too. */
  key: Uuid
  /** Its place among the acts of this account: clocks of phones jump, a count does not. */
  order: number
  /** Whose it is. */
  author: Uuid
  /** A step, `add_photo`, or `report` where only the receipt of one is kept. */
  action: Action
  case: Uuid
  /** What the case is about, to be recognised by. */
  title: string
  said: Record<string, unknown>
  /** The version it is to be done on; null where it only adds. */
  seen: number | null
  /** The act it has no meaning without. */
  after: Uuid | null
  /** By the phone's own clock, and how far the server's was ahead of it; null where nobody knows. */
  doneAt: string
  offsetMs: number | null
  stage: Stage
  tries: number
  /** Not before then. */
  nextAt: number
  /** Why the last try came to nothing. */
  problem: ProblemBody | null
  arrivedAt: string | null
  /** The case's code, once the server has told it. */
  code: string | null
  /** The one that the resident was told, where the county gave the case another. */
  told?: string
  /** The county's ground says another grid than the phone took it to be in. */
  elsewhere?: boolean
  /** Of a photo: what its bytes are. They lie apart. */
  photo?: { type: string; size: number; shows?: Shown }
}

/** As a page tells of it; the rest follows from what is there already. */
export type NewAct = Pick<Act, 'key' | 'author' | 'action' | 'case' | 'title' | 'said' | 'doneAt' | 'offsetMs' | 'photo'> & {
  /** The version on the screen. */
  base: number
  /** The case's own report has not arrived yet. */
  reportWaits?: boolean
}

export type ReceiptOfReport = Pick<Act, 'key' | 'author' | 'title' | 'code' | 'told' | 'elsewhere' | 'doneAt'>

/** What the server said of one. */
export interface Heard {
  key: string | null
  became: 'done' | 'refused' | 'wait' | 'again'
  case: { code: string } | null
  problem: ProblemBody | null
}

export type ActEvent =
  | { type: 'done'; act: NewAct }
  | { type: 'heard'; results: readonly Heard[]; now: number; chance: number }
  /** The way was closed, or nobody answered. */
  | { type: 'unheard'; keys: readonly Uuid[]; problem: ProblemBody | null; now: number; chance: number }
  /** The worker has looked at what stands now, and means it all the same; or in other words. */
  | { type: 'meant_again'; key: Uuid; seen: number | null; said?: Record<string, unknown>; action?: Action; newKey?: Uuid }
  /** Now, whatever was waited for. */
  | { type: 'hurried' }
  | { type: 'dropped'; key: Uuid }
  /** A report has arrived: only its receipt is kept here. */
  | { type: 'receipt'; act: ReceiptOfReport; now: number }
  | { type: 'forgotten'; now: number }

export const MOST_AT_ONCE = 100
export const KEPT_DAYS = 7
const FIRST_PAUSE_MS = 10_000
export const LONGEST_PAUSE_MS = 300_000
const DAY_MS = 86_400_000

/** Acts that are done to no case, and the room whose answers they change. */
export const BESIDE: Readonly<Record<Action, string>> = {
  complete_task: 'workload',
  complain: 'workload',
  agree_care: 'care',
  visit_care: 'care',
  arrange_care: 'care',
  end_care: 'care',
}
const DELICATE_ROOM = 'care'
export const isBeside = ({ action }: Pick<Act, 'action'>): boolean => action in BESIDE

/** They add to a case, or to what is none, and leave its version as it is. */
const QUIET: readonly Action[] = ['note', 'add_photo', 'add_file', 'ask_extension', ...Object.keys(BESIDE)]
export const isQuiet = (action: Action): boolean => QUIET.includes(action)
export const isPhoto = ({ action }: Pick<Act, 'action'>): boolean => action === 'add_photo'

export function reduce(acts: readonly Act[], event: ActEvent): readonly Act[] {
  switch (event.type) {
    case 'done':
      return acts.some(({ key }) => key === event.act.key) ? acts : [...acts, placed(acts, event.act)]
    case 'heard': {
      const heard = new Map(event.results.map((result) => [result.key, result]))
      return acts.map((act) => told(act, heard.get(act.key), event))
    }
    case 'unheard':
      return acts.map((act) => (event.keys.includes(act.key) ? later(act, event.problem, event) : act))
    case 'meant_again':
      return meantAgain(acts, event)
    case 'hurried':
      return acts.map((act) => (act.stage === 'waiting' ? { ...act, nextAt: 0 } : act))
    case 'dropped':
      return without(acts, event.key)
    case 'receipt':
      return [...acts.filter(({ key }) => key !== event.act.key), receiptOf(acts, event)]
    case 'forgotten':
      return acts.filter((act) => act.stage !== 'arrived' || !isPast(act, event.now))
  }
}

/** Its place behind what the same worker has done to the same case and the server has not got yet. */
function placed(acts: readonly Act[], { base, reportWaits, ...act }: NewAct): Act {
  const before = acts.filter((other) => other.case === act.case && other.stage !== 'arrived' && !isQuiet(other.action))
  const last = before[before.length - 1]
  const after = isQuiet(act.action) ? null : (last?.key ?? null)
  return {
    ...act,
    order: nextOrder(acts),
    // Each step adds one to the version: behind three that wait, the case will be three further.
    seen: isQuiet(act.action) ? null : base + before.length,
    after: after ?? (reportWaits ? act.case : null),
    stage: 'waiting',
    tries: 0,
    nextAt: 0,
    problem: null,
    arrivedAt: null,
    code: null,
  }
}

const nextOrder = (acts: readonly Act[]): number => Math.max(0, ...acts.map(({ order }) => order)) + 1

function told(act: Act, heard: Heard | undefined, { now, chance }: { now: number; chance: number }): Act {
  if (heard === undefined || act.stage === 'arrived') return act
  switch (heard.became) {
    case 'done':
      // What was said of a household has nothing to do here any more (`sealedSaid.ts`).
      return { ...act, ...(DELICATE_ROOM === BESIDE[act.action] && { said: {} }), stage: 'arrived', arrivedAt: new Date(now).toISOString(), code: heard.case?.code ?? act.code, problem: null }
    case 'refused':
      // Another's is no fault of this act; it waits for its author.
      if (heard.problem?.retry === 'after_login') return later(act, heard.problem, { now, chance })
      return { ...act, stage: 'refused', problem: heard.problem }
    case 'wait':
      return { ...act, nextAt: now + FIRST_PAUSE_MS }
    case 'again':
      return later(act, heard.problem, { now, chance })
  }
}

/** Later and later, and never two phones in step. */
function later(act: Act, problem: ProblemBody | null, { now, chance }: { now: number; chance: number }): Act {
  if (act.stage !== 'waiting') return act
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** act.tries, LONGEST_PAUSE_MS) * (0.5 + chance / 2)
  const asked = (problem?.retry_after ?? 0) * 1000
  return { ...act, tries: act.tries + 1, nextAt: now + Math.min(Math.max(pause, asked), LONGEST_PAUSE_MS), problem }
}

function meantAgain(acts: readonly Act[], { key, seen, said, action, newKey }: Extract<ActEvent, { type: 'meant_again' }>): readonly Act[] {
  return acts.map((act) => {
    if (act.key === key && act.stage === 'refused') {
      const renewed = { key: newKey ?? act.key, said: said ?? act.said, action: action ?? act.action }
      return { ...act, ...renewed, seen, after: null, stage: 'waiting', tries: 0, nextAt: 0, problem: null }
    }
    // What hangs on it follows, one version behind another.
    const parents = act.stage === 'arrived' ? -1 : lineage(acts, act).indexOf(key)
    if (parents < 0) return act
    return {
      ...act,
      after: act.after === key ? (newKey ?? key) : act.after,
      seen: act.seen === null || seen === null ? act.seen : seen + parents + 1,
    }
  })
}

/** Its parents, the nearest first. */
function lineage(acts: readonly Act[], act: Act): Uuid[] {
  const found: Uuid[] = []
  for (let at = act.after; at !== null && !found.includes(at); ) {
    found.push(at)
    at = acts.find(({ key }) => key === at)?.after ?? null
  }
  return found
}

/** What hung on it hangs on what it hung on itself, one version earlier. */
function without(acts: readonly Act[], key: Uuid): readonly Act[] {
  const gone = acts.find((act) => act.key === key)
  if (gone === undefined) return acts
  const step = isQuiet(gone.action) ? 0 : 1
  return acts
    .filter((act) => act.key !== key)
    .map((act) => {
      if (!lineage(acts, act).includes(key)) return act
      return { ...act, after: act.after === key ? gone.after : act.after, seen: act.seen === null ? null : act.seen - step }
    })
}

function receiptOf(acts: readonly Act[], { act, now }: Extract<ActEvent, { type: 'receipt' }>): Act {
  return {
    ...act,
    order: acts.find(({ key }) => key === act.key)?.order ?? nextOrder(acts),
    action: 'report',
    case: act.key,
    said: {},
    seen: null,
    after: null,
    offsetMs: null,
    stage: 'arrived',
    tries: 0,
    nextAt: 0,
    problem: null,
    arrivedAt: new Date(now).toISOString(),
  }
}

/** A clock that was put back a year makes nothing old. */
const isPast = ({ arrivedAt }: Act, now: number): boolean => now - Date.parse(arrivedAt ?? '') > KEPT_DAYS * DAY_MS

export const pending = (acts: readonly Act[]): Act[] => inOrder(acts.filter(({ stage }) => stage !== 'arrived'))
export const inOrder = (acts: readonly Act[]): Act[] => [...acts].sort((one, other) => one.order - other.order)

/** Its time has come; one that was put off for longer than anything is was put off by a clock that was wrong. */
const isDue = ({ stage, nextAt }: Act, now: number): boolean => stage === 'waiting' && (nextAt <= now || nextAt > now + LONGEST_PAUSE_MS)

/** Words that go next: in the order they were done, none before its parent, none whose parent is stuck. */
export function due(acts: readonly Act[], now: number): Act[] {
  const going = new Set<Uuid>()
  const here = new Map(acts.map((act) => [act.key, act]))
  for (const act of inOrder(acts)) {
    const parent = act.after === null ? undefined : here.get(act.after)
    const free = parent === undefined || parent.stage === 'arrived' || going.has(parent.key)
    if (!isPhoto(act) && free && isDue(act, now)) going.add(act.key)
  }
  return inOrder(acts).filter(({ key }) => going.has(key)).slice(0, MOST_AT_ONCE)
}

/** Photos go after all words: the desk acts on words. */
export function duePhotos(acts: readonly Act[], now: number): Act[] {
  return inOrder(acts).filter((act) => isPhoto(act) && isDue(act, now))
}

/** Whether the refusal is a matter of two sides: somebody was quicker. */
export function isConflict(act: Act): boolean {
  const { stage, problem } = act
  return !isBeside(act) && stage === 'refused' && (problem?.status === 412 || problem?.status === 409)
}
