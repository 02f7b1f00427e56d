import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'

import { runIn } from '@/ui/testing/host'

import { PAUSE_MS, useBeat } from './useBeat'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('beats at once after a quiet time, and tells the last of a burst when the pause is over', async () => {
  const countedAt = ref(0)
  const { result: beat, unmount } = runIn(() => useBeat(() => countedAt.value))
  const news = async (): Promise<void> => {
    countedAt.value = Date.now()
    await nextTick()
  }
  await news()
  vi.advanceTimersByTime(2_000)
  await news()
  await news()
  expect(beat.value).toBe(0)
  vi.advanceTimersByTime(PAUSE_MS - 2_000)
  expect(beat.value).toBe(1)
  vi.advanceTimersByTime(PAUSE_MS)
  await news()
  expect(beat.value).toBe(2)
  unmount()
})
