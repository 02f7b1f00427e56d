import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'

import people from './messages.zh'
import UpgradeBar from './UpgradeBar.vue'

/** Half past nine on a county's morning. */
const MORNING = Date.parse('2026-12-01T09:30:00+08:00')
const TONIGHT = '2026-12-01T22:00:00+08:00'

beforeEach(() => vi.useFakeTimers({ now: MORNING }))
afterEach(() => void vi.useRealTimers())

const open = (at: string) => mountIn(UpgradeBar, { at }, { people, ui })

async function at(moment: string): Promise<void> {
  vi.advanceTimersByTime(Date.parse(moment) - Date.now())
  // As a page that wakes: whose clock ticks here is another test's matter.
  document.dispatchEvent(new Event('visibilitychange'))
  await nextTick()
}

it('says when, and that nothing unsent is lost', () => {
  expect(open(TONIGHT).text()).toContain('今晚 22:00 升级')
  expect(open('2026-12-01T13:00:00+08:00').text()).toContain('今天 13:00 升级')
  expect(open('2026-12-03T22:00:00+08:00').text()).toContain('12月3日 22:00 升级')
  expect(open(TONIGHT).text()).toContain('没写完、没发出的都留在这台设备上')
})

it('goes when it is put away, comes once more when it is near, and goes by itself without the server', async () => {
  const bar = open(TONIGHT)
  await bar.find('button').trigger('click')
  expect(bar.text()).toBe('')
  await at('2026-12-01T21:49:00+08:00')
  expect(bar.text()).toBe('')
  await at('2026-12-01T21:51:00+08:00')
  expect(bar.text()).toContain('今晚 22:00')
  await at('2026-12-01T22:01:00+08:00')
  expect(bar.text()).toContain('正在升级')
  await at('2026-12-01T23:01:00+08:00')
  expect(bar.text()).toBe('')
})

it('takes its room from the page below it, and gives it back', async () => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(64)
  const above = (): string => document.documentElement.style.getPropertyValue('--above')
  const bar = open(TONIGHT)
  await nextTick()
  expect(above()).toBe('64px')
  await bar.find('button').trigger('click')
  expect(above()).toBe('')
  await at('2026-12-01T21:51:00+08:00')
  expect(above()).toBe('64px')
  bar.unmount()
  expect(above()).toBe('')
})
