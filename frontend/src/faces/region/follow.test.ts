import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { follow } from './follow'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('following the live feed', () => {
  it('asks once a second at most, however many acts come', () => {
    const refetch = vi.fn()
    const following = follow(refetch)
    for (let seq = 1; seq <= 200; seq += 1) following.heard(seq)
    vi.advanceTimersByTime(999)
    expect(refetch).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(1)
    expect(refetch).toHaveBeenCalledTimes(2)
  })

  it('asks again when the answer is older than the act', () => {
    const refetch = vi.fn()
    const following = follow(refetch)
    following.heard(8)
    following.got(7)
    vi.advanceTimersByTime(1000)
    expect(refetch).toHaveBeenCalledTimes(2)
    following.got(8)
    vi.advanceTimersByTime(10_000)
    expect(refetch).toHaveBeenCalledTimes(2)
  })

  it('does not ask for ever', () => {
    const refetch = vi.fn(() => following.got(1))
    const following = follow(() => refetch())
    following.heard(9)
    vi.advanceTimersByTime(60_000)
    expect(refetch.mock.calls.length).toBeLessThanOrEqual(7)
  })

  it('asks without a number after the feed was cut', () => {
    const refetch = vi.fn()
    follow(refetch).renew()
    expect(refetch).toHaveBeenCalledOnce()
  })

  it('stops with the page', () => {
    const refetch = vi.fn()
    const following = follow(refetch)
    following.heard(1)
    following.heard(2)
    following.stop()
    vi.advanceTimersByTime(5000)
    expect(refetch).toHaveBeenCalledTimes(1)
  })
})
