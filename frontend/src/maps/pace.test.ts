import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { pace } from './pace'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a paced task', () => {
  it('runs at once, then at most once in each pause, and never forgets the last asking', () => {
    const task = vi.fn()
    const paced = pace(task, 1000)
    for (let index = 0; index < 50; index += 1) {
      paced.ask()
      vi.advanceTimersByTime(50)
    }
    // 50 askings over 2.5 s: at 0, 1 and 2 s.
    expect(task).toHaveBeenCalledTimes(3)
    vi.advanceTimersByTime(5000)
    expect(task).toHaveBeenCalledTimes(4)
  })

  it('is idle again after a quiet pause', () => {
    const task = vi.fn()
    const paced = pace(task, 1000)
    paced.ask()
    vi.advanceTimersByTime(3000)
    expect(task).toHaveBeenCalledTimes(1)
    paced.ask()
    expect(task).toHaveBeenCalledTimes(2)
  })

  it('does nothing more once stopped', () => {
    const task = vi.fn()
    const paced = pace(task, 1000)
    paced.ask()
    paced.ask()
    paced.stop()
    vi.advanceTimersByTime(5000)
    expect(task).toHaveBeenCalledTimes(1)
  })
})
