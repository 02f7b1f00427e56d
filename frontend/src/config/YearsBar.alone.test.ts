import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { mountIn } from '@/ui/testing/host'

import config from './messages.zh'
import YearsBar from './YearsBar.vue'

const page = vi.hoisted(() => ({ years_missing: [] as string[] }))
vi.mock('@/api/page', () => ({ pageConfig: () => page }))

const shown = () => mountIn(YearsBar, {}, { config })
beforeEach(() => localStorage.clear())
afterEach(() => void vi.useRealTimers())

it('names the years that are counted provisionally, and nothing where all are announced', () => {
  page.years_missing = []
  expect(shown().text()).toBe('')
  page.years_missing = ['2027', '2028']
  expect(shown().text()).toContain('还没有 2027、2028 年的放假安排')
})

it('is put away for the day, and comes again on the next', async () => {
  page.years_missing = ['2027']
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-02T03:00:00Z') })
  const bar = shown()
  await bar.get('button').trigger('click')
  expect(bar.text()).toBe('')
  expect(shown().text()).toBe('')
  vi.setSystemTime(new Date('2026-11-03T03:00:00Z'))
  expect(shown().text()).toContain('2027')
})
