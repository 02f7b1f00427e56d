import { describe, expect, it } from 'vitest'

import type { CaseRow } from '@/api/types'

import { deadlineOf } from './deadline'

const noon = Date.parse('2026-11-24T12:00:00+08:00')
const at = (due: string | null, due_of: string) => ({ due, due_of })

describe('the clock that runs', () => {
  it('is told by the server, by its kind and its moment', () => {
    expect(deadlineOf(at('2026-11-24T14:30:00+08:00', 'accept'), noon)).toMatchObject({ what: 'accept', nearness: 'near', span: { unit: 'hours', n: 2 } })
    expect(deadlineOf(at('2026-11-27T12:00:00+08:00', 'close'), noon)).toMatchObject({ what: 'close', nearness: 'far', span: { unit: 'days', n: 3 } })
    expect(deadlineOf(at('2026-12-04T12:00:00+08:00', 'review'), noon)).toMatchObject({ what: 'review', nearness: 'far', span: { unit: 'days', n: 10 } })
  })

  it('counts up once it has run out', () => {
    expect(deadlineOf(at('2026-11-24T14:30:00+08:00', 'accept'), noon + 3 * 3_600_000)).toMatchObject({
      nearness: 'overdue',
      span: { unit: 'minutes', n: 30 },
    })
  })

  it('says of a clock that stands that it stands, and nothing of a closed case or one of another release', () => {
    expect(deadlineOf(at(null, 'close'), noon)?.nearness).toBe('paused')
    expect(deadlineOf(at(null, ''), noon)).toBeNull()
    expect(deadlineOf({} as CaseRow, noon)).toBeNull()
  })

  it('says the same in two windows whose clocks are a moment apart', () => {
    const taken = at('2026-12-24T12:00:00+08:00', 'close')
    const spans = [noon - 3_000, noon, noon + 20_000].map((now) => deadlineOf(taken, now)?.span)
    expect(spans).toEqual([1, 2, 3].map(() => ({ unit: 'days', n: 30 })))
  })
})
