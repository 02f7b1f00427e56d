import { QueryClient } from '@tanstack/vue-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { CaseRow } from '@/api/types'
import type { Act } from '@/live/messages'

import { caseUpdater } from './live'
import { CATEGORIES, caseKeys, type CasePages } from './queries'

const LIST = caseKeys.list({ queue: 'open' })

function row(id: string, version = 1): CaseRow {
  return {
    id,
    code: 'PA-0000-0000',
    track: 'event',
    category: '0506',
    state: 'reported',
    urgency: 'general',
    summary: '水渠被堵',
    grid_code: '999921100001001',
    area_name: '第一网格',
    received_at: '2026-11-24T10:00:00+08:00',
    accept_due: '2026-11-25T10:00:00+08:00',
    close_due: '2026-12-01T10:00:00+08:00',
    due: '2026-11-25T10:00:00+08:00',
    due_of: 'accept',
    closed_at: null,
    call_due: null,
    holder: null,
    reporter: null,
    organisation: null,
    ending: '',
    supervision: '',
    escalated: 0,
    unread: false,
    version,
    lng: null,
    lat: null,
  }
}

function claimed(id: string, version: number): Act {
  return {
    kind: 'act',
    county: '999921',
    seq: version,
    type: 'case.claimed',
    topic: 'cases.event',
    object: { type: 'case', id, version },
    area: '999921100001001',
    actor: null,
    at: '2026-11-24T10:05:00+08:00',
    facts: { action: 'claim', track: 'event', state: 'accepted', was_state: 'reported', category: '0506' },
  }
}

function setUp(lists: 'refresh' | 'hold') {
  const client = new QueryClient()
  client.setQueryData<CasePages>(LIST, {
    pages: [{ items: [row('a'), row('b'), row('c')], next: null, order: 'newest', seq: 1 }],
    pageParams: [undefined],
  })
  const stale = vi.spyOn(client, 'invalidateQueries')
  const rows = (): CaseRow[] => client.getQueryData<CasePages>(LIST)!.pages.flatMap((page) => page.items)
  const refreshed = (key: readonly unknown[]): number =>
    stale.mock.calls.filter(([filters]) => JSON.stringify(filters) === JSON.stringify({ queryKey: key })).length
  return { client, updater: caseUpdater(client, { lists }), rows, refreshed }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('an act on a listed case', () => {
  it('changes its row in place, and no other row moves', () => {
    const { updater, rows } = setUp('refresh')
    updater.act(claimed('b', 2))
    expect(rows().map(({ id, state, version }) => [id, state, version])).toEqual([
      ['a', 'reported', 1],
      ['b', 'accepted', 2],
      ['c', 'reported', 1],
    ])
  })

  it('does not take a row back to an older version', () => {
    const { updater, rows } = setUp('refresh')
    updater.act(claimed('b', 3))
    updater.act({ ...claimed('b', 2), facts: { state: 'reported' } })
    expect(rows()[1]).toMatchObject({ state: 'accepted', version: 3 })
  })

  it('refreshes lists once for a burst', () => {
    const { updater, refreshed } = setUp('refresh')
    ;['a', 'b', 'c'].forEach((id) => updater.act(claimed(id, 2)))
    vi.advanceTimersByTime(400)
    expect(refreshed(caseKeys.lists)).toBe(1)
  })

  it('leaves the order of a held list to its reader', () => {
    const { updater, refreshed } = setUp('hold')
    updater.act(claimed('b', 2))
    vi.advanceTimersByTime(2_000)
    expect(refreshed(caseKeys.lists)).toBe(0)
    expect(refreshed(caseKeys.counts)).toBe(1)
  })
})

it('fetches an open case anew only when the act is newer than what is shown', () => {
  const { client, updater, refreshed } = setUp('refresh')
  client.setQueryData(caseKeys.one('b'), row('b', 2))
  updater.act(claimed('b', 2))
  expect(refreshed(caseKeys.one('b'))).toBe(0)
  updater.act(claimed('b', 3))
  expect(refreshed(caseKeys.one('b'))).toBe(1)
})

it('fetches an open case anew for a quiet act, which leaves the version as it is', () => {
  const { client, updater, refreshed } = setUp('refresh')
  client.setQueryData(caseKeys.one('b'), row('b', 2))
  const { facts } = claimed('b', 2)
  updater.act({ ...claimed('b', 2), type: 'case.photo_added', facts: { ...facts, action: 'add_photo', quiet: true } })
  expect(refreshed(caseKeys.one('b'))).toBe(1)
  expect(refreshed(caseKeys.timeline('b'))).toBe(1)
})

it('fetches everything anew after a resync', () => {
  const { updater, refreshed } = setUp('hold')
  updater.resync('first')
  expect(refreshed(caseKeys.all)).toBe(1)
})

describe('a new tree of categories', () => {
  const loaded: Act = {
    ...claimed('load', 1),
    type: 'categories.loaded',
    topic: 'categories',
    object: { type: 'categories', id: 'load', version: 1 },
    facts: {},
  }

  it('is read once every server process knows it', () => {
    const { updater, refreshed } = setUp('refresh')
    updater.act(loaded)
    vi.advanceTimersByTime(2_000)
    expect(refreshed(CATEGORIES)).toBe(0)
    vi.advanceTimersByTime(15_000)
    expect(refreshed(CATEGORIES)).toBe(1)
  })

  it('may be among what was missed', () => {
    const { updater, refreshed } = setUp('hold')
    updater.resync('first')
    vi.advanceTimersByTime(15_000)
    expect(refreshed(CATEGORIES)).toBe(0)
    updater.resync('expired')
    vi.advanceTimersByTime(15_000)
    expect(refreshed(CATEGORIES)).toBe(1)
  })
})
