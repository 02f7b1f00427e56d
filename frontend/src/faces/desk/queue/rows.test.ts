import { describe, expect, it } from 'vitest'

import type { CaseRow } from '@/api/types'
import type { Act } from '@/live/messages'
import type { Viewer } from '@/people/reach'

import {
  append,
  beginAppend,
  beginRefresh,
  belongs,
  compareRows,
  emptyQueue,
  hear,
  judgeOf,
  refresh,
  settle,
  take,
  updateCount,
  type QueueScope,
  type QueueState,
} from './rows'
import { DESK_QUEUES, neighbour, orderAsked, ordersOf, tabsTold } from './tabs'

const NOW = Date.parse('2026-10-09T09:00:00+08:00')
const HOUR = 3_600_000
const GRID = '999921100200001'
const LI: Viewer = { accountId: 'li', areaCode: '999921100', reach: { span: 'area', tracks: null, own: true } }
const WU: Viewer = { accountId: 'wu', areaCode: '999921', reach: { span: 'area', tracks: ['dispute'], own: true } }
/** Of no track of this release, all over the county, and nothing beyond it. */
const ELSE: Viewer = { accountId: 'wu', areaCode: '999921100', reach: { span: 'county', tracks: ['dispute', 'other'], own: false } }
/** A department: what it has is its organisation's, which no place tells. */
const CLERK: Viewer = { accountId: 'wu', areaCode: '999921', reach: { span: 'organisation', tracks: null, own: true } }
const PEOPLE = { li: '李', zhou: '周', qian: '钱', wu: '吴' } as Record<string, string>

const waiting: QueueScope = { queue: 'waiting', track: null, category: null, area: null, q: '', order: 'newest', viewer: LI }

function aRow(id: string, minutesAgo: number, more: Partial<CaseRow> = {}): CaseRow {
  return {
    id,
    code: `AN-${id}`,
    track: 'event',
    category: '0501',
    state: 'reported',
    urgency: 'general',
    summary: '桥面塌陷',
    grid_code: GRID,
    area_name: '一网格',
    received_at: new Date(NOW - minutesAgo * 60_000).toISOString(),
    accept_due: new Date(NOW + HOUR).toISOString(),
    close_due: new Date(NOW + 48 * HOUR).toISOString(),
    closed_at: null,
    call_due: null,
    holder: null,
    reporter: null,
    organisation: null,
    ending: '',
    supervision: '',
    escalated: 0,
    unread: false,
    version: 1,
    lng: null,
    lat: null,
    ...more,
    ...runningOf(more),
  }
}

/** As the server tells it: by the clock that the state sets running; what stands still is looked at again some day. */
function runningOf({ state = 'reported', accept_due, close_due }: Partial<CaseRow>): Pick<CaseRow, 'due' | 'due_of'> {
  if (state === 'closed') return { due: null, due_of: '' }
  if (state === 'reported') return { due: accept_due ?? new Date(NOW + HOUR).toISOString(), due_of: 'accept' }
  const due = close_due ?? new Date(NOW + 48 * HOUR).toISOString()
  return { due, due_of: state === 'suspended' ? 'review' : 'close' }
}

function actOn(row: CaseRow, action: Act['facts']['action']): Act {
  return {
    kind: 'act',
    county: '999921',
    seq: 1,
    type: `case.${action}`,
    topic: 'cases.event',
    object: { type: 'case', id: row.id, version: row.version },
    area: row.grid_code,
    actor: 'zhou',
    at: new Date(NOW).toISOString(),
    facts: {
      action,
      track: row.track,
      category: row.category,
      state: row.state,
      ...(action === 'note' && { quiet: true }),
    },
  }
}

function shown(...rows: CaseRow[]): QueueState {
  return settle(refresh(emptyQueue(waiting), rows, null, NOW))
}

const ids = (state: QueueState): string[] => state.rows.map((row) => row.id)

describe('a shown row', () => {
  it('takes an act where it stands and stays until settled', () => {
    const before = shown(aRow('b', 1), aRow('a', 2))
    const claimed = aRow('b', 1, { state: 'accepted', version: 2, holder: { id: 'zhou', name: '周' } })

    const heard = hear(before, actOn(claimed, 'claim'))
    expect(ids(heard)).toEqual(['b', 'a'])
    expect(heard.rows[0]?.state).toBe('accepted')
    expect([...heard.wanted]).toEqual([['b', 2]])

    const taken = take(heard, 'b', claimed, NOW)
    expect(taken.rows[0]?.holder?.name).toBe('周')
    expect(ids(taken)).toEqual(['b', 'a'])
    expect(updateCount(taken)).toBe(1)
    expect(ids(settle(taken))).toEqual(['a'])
  })

  it('stays through settling while its case is open on the desk', () => {
    const claimed = aRow('b', 1, { state: 'accepted', version: 2 })
    const taken = take(shown(aRow('b', 1), aRow('a', 2)), 'b', claimed, NOW)
    expect(updateCount(taken, 'b')).toBe(0)
    expect(ids(settle(taken, 'b'))).toEqual(['b', 'a'])
    expect(ids(settle(settle(taken, 'b')))).toEqual(['a'])
  })

  it('is not set back by an answer that was overtaken', () => {
    const newer = take(shown(aRow('b', 1)), 'b', aRow('b', 1, { state: 'accepted', version: 3 }), NOW)
    expect(take(newer, 'b', aRow('b', 1, { version: 2 }), NOW)).toEqual(newer)
  })

  it('leaves when the viewer may no longer read it', () => {
    const gone = take(shown(aRow('b', 1)), 'b', null, NOW)
    expect(ids(gone)).toEqual(['b'])
    expect(ids(settle(gone))).toEqual([])
  })
})

it('is read anew after a quiet word from above, and not after a note', () => {
  const before = shown(aRow('b', 1))
  const quietly = (action: string): Act => {
    const act = actOn(aRow('b', 1), action)
    return { ...act, facts: { ...act.facts, quiet: true } }
  }
  expect(hear(before, quietly('note')).wanted.size).toBe(0)
  const heard = hear(before, quietly('supervise'))
  expect([...heard.wanted]).toEqual([['b', 1]])
  const taken = take(heard, 'b', aRow('b', 1, { supervision: 'red' }), NOW)
  expect([taken.rows[0]?.supervision, taken.wanted.size]).toEqual(['red', 0])
  // A page that was read before it does not make it forgotten.
  const refreshed = refresh(hear(beginRefresh(before), quietly('supervise')), [aRow('b', 1)], null, NOW)
  expect([...refreshed.wanted]).toEqual([['b', 1]])
})

describe('a row from outside', () => {
  it('waits at the door, above or not, until settled', () => {
    const before = shown(aRow('b', 5), aRow('a', 9))
    const arrived = take(hear(before, actOn(aRow('c', 1), 'report')), 'c', aRow('c', 1), NOW)
    expect(ids(arrived)).toEqual(['b', 'a'])
    expect(updateCount(arrived)).toBe(1)
    expect(ids(settle(arrived))).toEqual(['c', 'b', 'a'])
  })

  it('is not asked for when the act rules it out', () => {
    const closed = aRow('c', 1, { state: 'closed', version: 4 })
    expect(hear(shown(), actOn(closed, 'close')).wanted.size).toBe(0)
    const elsewhere = aRow('d', 1, { grid_code: '999921101200001' })
    expect(hear(shown(), actOn(elsewhere, 'report')).wanted.size).toBe(0)
    expect(hear(shown(), actOn(aRow('e', 1, { version: 2 }), 'note')).wanted.size).toBe(0)
  })

  it('is left to a later page when it sorts behind the loaded range', () => {
    const before = settle(refresh(emptyQueue(waiting), [aRow('b', 1), aRow('a', 2)], 'cursor', NOW))
    expect(updateCount(take(before, 'z', aRow('z', 90), NOW))).toBe(0)
    expect(ids(append(before, [aRow('z', 90)], null, NOW))).toEqual(['b', 'a', 'z'])
  })

  it('is fetched again when its page was older than its act', () => {
    const before = settle(refresh(emptyQueue(waiting), [aRow('b', 1)], 'cursor', NOW))
    const told = hear(before, actOn(aRow('z', 90, { version: 2, state: 'accepted' }), 'claim'))
    expect([...append(told, [aRow('z', 90)], null, NOW).wanted]).toEqual([['z', 2]])
  })
})

describe('a refresh', () => {
  it('moves nothing by itself', () => {
    const before = beginRefresh(shown(aRow('b', 5), aRow('a', 9)))
    const after = refresh(before, [aRow('c', 1), aRow('a', 9)], null, NOW)
    expect(ids(after)).toEqual(['b', 'a'])
    expect(updateCount(after)).toBe(2)
    expect(ids(settle(after))).toEqual(['c', 'a'])
  })
})

it('orders by microseconds, whichever way the server writes whole seconds', () => {
  const whole = aRow('a', 0, { received_at: '2026-10-09T01:00:00Z' })
  const later = aRow('b', 0, { received_at: '2026-10-09T01:00:00.000123Z' })
  expect([whole, later].sort((one, other) => compareRows('newest', one, other))).toEqual([later, whole])
})

// -- old state + acts == a fresh fetch -------------------------------------------------------------------

/** Small, fast and repeatable; a failing seed is printed by the test's name. */
function dice(seed: number): (sides: number) => number {
  let value = seed
  return (sides) => {
    value = (value + 0x6d2b79f5) | 0
    let mixed = Math.imul(value ^ (value >>> 15), 1 | value)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

const STATES = ['reported', 'accepted', 'in_hand', 'handled', 'objected', 'suspended', 'closed'] as const

class County {
  readonly cases = new Map<string, CaseRow>()
  private made = 0
  constructor(private readonly roll: (sides: number) => number) {
    for (let count = 0; count < 30; count += 1) this.report()
  }

  fetch(scope: QueueScope, size: number, after: CaseRow | null): { items: CaseRow[]; more: boolean } {
    const all = [...this.cases.values()]
      // What rows cannot tell is the server's to know: here it hangs on how often a case was moved.
      .filter((row) => belongs(row, scope, NOW) ?? row.version % 3 !== 0)
      .sort((one, other) => this.compare(scope, one, other))
      .filter((row) => after === null || this.compare(scope, row, after) > 0)
    return { items: all.slice(0, size), more: all.length > size }
  }

  compare({ order }: QueueScope, one: CaseRow, other: CaseRow): number {
    return order === null ? other.version - one.version || compareRows('newest', one, other) : compareRows(order, one, other)
  }

  step(): Act {
    return this.roll(4) === 0 ? this.report() : this.change()
  }

  private report(): Act {
    const { roll } = this
    this.made += 1
    const id = `${String(this.made).padStart(3, '0')}`
    const row = aRow(id, roll(500), {
      grid_code: ['999921100200001', '999921100200002', '999921101200001'][roll(3)]!,
      category: ['0101', '0501', '0502'][roll(3)]!,
      track: (['event', 'dispute'] as const)[roll(2)]!,
      accept_due: new Date(NOW + (roll(200) - 100) * HOUR).toISOString(),
      close_due: new Date(NOW + (roll(200) - 100) * HOUR).toISOString(),
    })
    this.cases.set(id, row)
    return actOn(row, 'report')
  }

  private change(): Act {
    const { roll } = this
    const rows = [...this.cases.values()]
    const row = rows[roll(rows.length)]!
    if (roll(5) === 0) return actOn(row, 'note')
    const state = STATES[roll(STATES.length)]!
    const holder = state === 'reported' || roll(3) === 0 ? null : Object.keys(PEOPLE)[roll(4)]!
    const close_due = roll(4) === 0 ? new Date(NOW + (roll(200) - 100) * HOUR).toISOString() : row.close_due
    return this.put(
      {
        ...row,
        state,
        version: row.version + 1,
        track: roll(6) === 0 ? 'dispute' : row.track,
        holder: holder === null ? null : { id: holder, name: PEOPLE[holder]! },
        closed_at: state === 'closed' ? new Date(NOW).toISOString() : null,
        close_due,
        ...runningOf({ ...row, state, close_due }),
      },
      'dispatch',
    )
  }

  private put(row: CaseRow, action: Act['facts']['action']): Act {
    this.cases.set(row.id, row)
    return actOn(row, action)
  }
}

/** A desk whose requests take their time: answers are snapshots that arrive later, in any order. */
class Desk {
  state: QueueState
  private readonly answers: (() => void)[] = []
  private listAsked = false
  constructor(
    private readonly county: County,
    private readonly scope: QueueScope,
    private readonly roll: (sides: number) => number,
  ) {
    this.state = emptyQueue(scope)
    this.refresh()
  }

  act(act: Act): void {
    this.state = hear(this.state, act)
  }

  idle(): void {
    const choice = this.roll(5)
    if (choice === 0) this.refresh()
    else if (choice === 1) this.loadMore()
    else if (choice === 2) this.state = settle(this.state, this.state.rows[0]?.id ?? null)
    else if (choice === 3) this.fetchWanted()
    else this.answer()
  }

  finish(): void {
    while (this.answers.length > 0 || this.state.wanted.size > 0 || this.state.doubt) {
      if (this.state.doubt) this.refresh()
      this.fetchWanted()
      while (this.answers.length > 0) this.answer()
    }
    this.state = settle(this.state)
  }

  private answer(): void {
    if (this.answers.length > 0) this.answers.splice(this.roll(this.answers.length), 1)[0]!()
  }

  /** One list request at a time, as `useQueue` keeps it. */
  private askList(apply: () => void): void {
    this.listAsked = true
    this.answers.push(() => {
      this.listAsked = false
      apply()
    })
  }

  private refresh(): void {
    if (this.listAsked) return
    this.state = beginRefresh(this.state)
    const { items, more } = this.county.fetch(this.scope, Math.max(8, this.state.rows.length), null)
    this.askList(() => (this.state = refresh(this.state, items, more ? 'next' : null, NOW)))
  }

  private loadMore(): void {
    if (this.listAsked || this.state.next === null) return
    this.state = beginAppend(this.state)
    const { items, more } = this.county.fetch(this.scope, 8, this.state.horizon)
    this.askList(() => (this.state = append(this.state, items, more ? 'next' : null, NOW)))
  }

  private fetchWanted(): void {
    for (const id of this.state.wanted.keys()) {
      const row = this.county.cases.get(id) ?? null
      this.answers.push(() => (this.state = take(this.state, id, row, NOW)))
    }
  }
}

it('is asked for in the order chosen, where it has that one', () => {
  expect(orderAsked('open', null)).toBeNull()
  expect(orderAsked('open', 'oldest')).toBe('oldest')
  expect(orderAsked('closed', 'due')).toBeNull()
})

it('keeps what I hold to the area asked for, and to none unless asked', () => {
  const mine = aRow('a', 1, { holder: { id: 'li', name: '李' }, grid_code: '999921101200001' })
  const scope: QueueScope = { ...waiting, queue: 'tasks' }
  const within = (area: string | null): boolean | null => belongs(mine, { ...scope, area }, NOW)
  expect([within(null), within('999921101'), within('999921100')]).toEqual([true, true, false])
})

it('is overdue once the clock that runs is: to be accepted, afterwards to be finished', () => {
  const scope: QueueScope = { ...waiting, queue: 'overdue' }
  const late = new Date(NOW - HOUR).toISOString()
  expect(belongs(aRow('a', 1, { accept_due: late }), scope, NOW)).toBe(true)
  expect(belongs(aRow('a', 1, { accept_due: late, state: 'accepted' }), scope, NOW)).toBe(false)
  expect(belongs(aRow('a', 1, { close_due: late, state: 'accepted' }), scope, NOW)).toBe(true)
})

it('lets a row wait at the door once its other clock is known to run, and not before', () => {
  const scope: QueueScope = { ...waiting, queue: 'open', order: 'due' }
  const before = settle(refresh(emptyQueue(scope), [aRow('b', 1), aRow('a', 2)], null, NOW))
  const claimed = aRow('a', 2, { state: 'accepted', version: 2 })
  const heard = hear(before, actOn(claimed, 'claim'))
  expect([ids(heard), updateCount(heard)]).toEqual([ids(before), 0])
  const taken = take(heard, 'a', claimed, NOW)
  expect([ids(taken), updateCount(taken)]).toEqual([ids(before), 1])
  expect(ids(settle(taken))).toEqual(['b', 'a'])
})

it('puts what stands still behind all that is due, and calls it late in no list, whenever it is to be looked at again', () => {
  const past = new Date(NOW - HOUR).toISOString()
  const standing = aRow('a', 1, { state: 'suspended', close_due: past })
  expect([standing.due, standing.due_of]).toEqual([past, 'review'])
  expect(compareRows('due', standing, aRow('b', 1))).toBe(1)
  expect(belongs(standing, { ...waiting, queue: 'overdue' }, NOW)).toBe(false)
})

const LISTS = DESK_QUEUES.flatMap((queue) => {
  const orders = ordersOf(queue)
  return (orders.length > 0 ? orders : [null]).map((order) => ({ queue, order }))
})
describe.each(LISTS)('$queue by $order: old state + acts == a fresh fetch', ({ queue, order }) => {
  const filters: Partial<QueueScope>[] = [
    {},
    { track: 'dispute' },
    { category: '05', within: ['05', '0501', '0502'] },
    { area: '999921100200002' },
    { viewer: WU },
    { viewer: ELSE },
    { viewer: CLERK },
  ]
  it.each(filters)('filtered by %j', (filter) => {
    const scope: QueueScope = { ...waiting, queue, order, ...filter }
    for (let seed = 1; seed <= 25; seed += 1) {
      const { desk, county } = played(scope, seed)
      const fresh = county.fetch(scope, Infinity, null).items
      const { horizon } = desk.state
      const range = fresh.filter((row) => horizon === null || county.compare(scope, row, horizon) <= 0)
      expect({ seed, rows: desk.state.rows }).toEqual({ seed, rows: range })
    }
  })
})

/** A desk and its county after a while of everything that can happen, and at rest again. */
function played(scope: QueueScope, seed: number): { desk: Desk; county: County } {
  const roll = dice(seed)
  const county = new County(roll)
  const desk = new Desk(county, scope, roll)
  for (let turn = 0; turn < 120; turn += 1) {
    if (roll(3) === 0) desk.act(county.step())
    else desk.idle()
  }
  desk.finish()
  return { desk, county }
}

describe('what is searched for', () => {
  const scope: QueueScope = { ...waiting, queue: 'all', q: '桥面' }

  it('is patched where it stands, and nothing enters or leaves by itself', () => {
    const before = settle(refresh(emptyQueue(scope), [aRow('b', 1), aRow('a', 2)], null, NOW))
    const closed = aRow('b', 1, { state: 'closed', version: 2, closed_at: new Date(NOW).toISOString() })
    const heard = hear(hear(before, actOn(closed, 'close')), actOn(aRow('c', 0), 'report'))
    expect([...heard.wanted]).toEqual([['b', 2]])
    const taken = take(heard, 'b', closed, NOW)
    expect(taken.rows.map(({ state }) => state)).toEqual(['closed', 'reported'])
    expect([updateCount(taken), taken.doubt]).toEqual([0, false])
  })
})

describe('a list that only the server knows', () => {
  it('is in doubt after any news that may be of it, and at ease once read anew', () => {
    const scope: QueueScope = { ...waiting, queue: 'asked' }
    expect(judgeOf(scope)).toBe('server')
    const before = settle(refresh(emptyQueue(scope), [aRow('b', 1)], null, NOW))
    expect(hear(before, actOn(aRow('z', 1, { grid_code: '999921109200001' }), 'note')).doubt).toBe(true)
    expect(hear({ ...before, scope: { ...scope, area: '999921100' } }, actOn(aRow('z', 1, { grid_code: '999921109200001' }), 'note')).doubt).toBe(false)
    expect(beginRefresh(hear(before, actOn(aRow('b', 1, { version: 2 }), 'claim'))).doubt).toBe(false)
  })
})

it('shows the tabs the server tells, in its order, and knows what to show until then', () => {
  expect(tabsTold([{ tab: 'asked' }, { tab: 'of_another_release' }, { tab: 'waiting' }])).toEqual(['asked', 'waiting'])
  expect(tabsTold(undefined)).toContain('waiting')
  expect(neighbour(['asked', 'waiting'], 'waiting', 1)).toBe('asked')
  expect(neighbour(['asked', 'waiting'], 'closed', -1)).toBe('waiting')
})
