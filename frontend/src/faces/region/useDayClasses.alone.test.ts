import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ref } from 'vue'

import { runIn } from '@/ui/testing/host'

import type { Standing } from './looks'
import { useDayClasses } from './useDayClasses'

const of = (...figures: number[]): Standing[] => figures.map((figure) => ({ figure }) as Standing)

beforeEach(() => {
  sessionStorage.clear()
  vi.useFakeTimers({ toFake: ['Date', 'performance', 'setInterval', 'clearInterval'], now: Date.parse('2026-11-24T09:00:00+08:00') })
})
afterEach(() => vi.useRealTimers())

function classes(standing = ref(of(4, 9, 30))) {
  const area = ref('999921')
  const { result, unmount } = runIn(() => useDayClasses(area, () => 'open', standing))
  return { result, area, standing, unmount }
}

it('a colour means at noon what it meant in the morning', () => {
  const { result, standing, unmount } = classes()
  const morning = result.value
  standing.value = of(5, 11, 30)
  expect(result.value).toEqual(morning)
  unmount()
  const again = classes(ref(of(6, 12, 31)))
  expect(again.result.value).toEqual(morning)
  again.unmount()
})

it('the next day of the county divides anew', () => {
  const { result, standing, unmount } = classes()
  expect(result.value.bounds).toEqual([4, 9, 30])
  standing.value = of(5, 11, 30)
  vi.setSystemTime(Date.parse('2026-11-25T00:00:10+08:00'))
  vi.advanceTimersByTime(15_000)
  expect(result.value.bounds).toEqual([5, 11, 30])
  unmount()
})

it('waits with its promise until there is something to divide', () => {
  const { result, standing, unmount } = classes(ref([] as Standing[]))
  expect(result.value.bounds).toEqual([])
  standing.value = of(2)
  expect(result.value.bounds).toEqual([2])
  unmount()
})
