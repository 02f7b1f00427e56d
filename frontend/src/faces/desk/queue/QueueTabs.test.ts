/** The numbers beside the lists: of what there is to do, and of nothing that only grows. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'

import { useCaseCounts } from '@/cases/queries'

import { onStage, serve } from '../testing/stage'
import QueueTabs from './QueueTabs.vue'

const TABS = ['waiting', 'today', 'to_tell', 'closed', 'all'] as const

afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
})

/** The lists as a desk shows them, with what is counted at the time. */
function lists(counted: () => Record<string, number>) {
  serve(({ path }) =>
    path === '/cases/counts' ? { body: { tabs: Object.entries(counted()).map(([tab, n]) => ({ tab, n, more: false })) } } : undefined,
  )
  const desk = defineComponent(() => {
    const counts = useCaseCounts(60_000)
    return () => h(QueueTabs, { tabs: TABS, selected: 'waiting', counts: counts.data.value, panel: 'p', lettered: false } as never)
  })
  const stage = onStage(desk, {})
  return (tab: string): string | undefined => stage.findAll(`.${tab} .count`).map((one) => one.text())[0]
}

it('stand beside what is arranged for today, closed cases among it, and not beside closed ones alone', async () => {
  const count = lists(() => ({ waiting: 2, today: 3, to_tell: 1, closed: 400, all: 900 }))
  await flushPromises()
  expect(TABS.map(count)).toEqual(['2', '3', '1', undefined, undefined])
})

it('follow the clock where nobody does anything: yesterday\'s sessions are none of today', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-10-09T23:59:30+08:00') })
  const count = lists(() => ({ waiting: 0, today: Date.now() < Date.parse('2026-10-10T00:00:00+08:00') ? 3 : 0, to_tell: 0, closed: 0, all: 0 }))
  await vi.advanceTimersByTimeAsync(10)
  expect(count('today')).toBe('3')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(count('today')).toBe('0')
})
