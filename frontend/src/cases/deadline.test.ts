import { describe, expect, it } from 'vitest'

import { deadlineOf } from './deadline'

const noon = Date.parse('2026-11-24T12:00:00+08:00')
const due = { accept_due: '2026-11-24T14:30:00+08:00', close_due: '2026-11-27T12:00:00+08:00' }

describe('the clock that runs', () => {
  it('is the acceptance clock until somebody accepts', () => {
    expect(deadlineOf({ state: 'reported', ...due }, noon)).toMatchObject({
      what: 'accept',
      nearness: 'near',
      span: { unit: 'hours', n: 2 },
    })
  })

  it('is the closing clock afterwards', () => {
    expect(deadlineOf({ state: 'in_hand', ...due }, noon)).toMatchObject({
      what: 'close',
      nearness: 'far',
      span: { unit: 'days', n: 3 },
    })
  })

  it('counts up once it has run out', () => {
    expect(deadlineOf({ state: 'reported', ...due }, noon + 3 * 3_600_000)).toMatchObject({
      nearness: 'overdue',
      span: { unit: 'minutes', n: 30 },
    })
  })

  it('says of a clock that stands that it stands', () => {
    const standing = { state: 'suspended', accept_due: due.accept_due, close_due: '9999-01-01T08:00:00+08:00' }
    expect(deadlineOf(standing, noon)?.nearness).toBe('paused')
  })

  it('stops when the case is closed', () => {
    expect(deadlineOf({ state: 'closed', ...due }, noon)).toBeNull()
  })

  it('says the same in two windows whose clocks are a moment apart', () => {
    const taken = { state: 'in_hand', accept_due: due.accept_due, close_due: '2026-12-24T12:00:00+08:00' } as const
    const spans = [noon - 3_000, noon, noon + 20_000].map((now) => deadlineOf(taken, now)?.span)
    expect(spans).toEqual([1, 2, 3].map(() => ({ unit: 'days', n: 30 })))
  })
})
