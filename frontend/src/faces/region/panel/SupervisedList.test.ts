/** What is supervised, as a leader reads it: what for, who is to report, by when; and that there is nothing. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { aCase } from '@/cases/testing/samples'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Answer } from '@/ui/testing/wire'

import words from '../words.zh'
import SupervisedList from './SupervisedList.vue'

const DAY = 24 * 3_600_000

let shown: VueWrapper
afterEach(() => {
  shown.unmount()
  vi.unstubAllGlobals()
})

function row(more: Record<string, unknown> = {}) {
  return {
    ...aCase(),
    supervision: 'red',
    failure: 'not_handled',
    supervised_at: '2026-03-01T08:00:00+08:00',
    asked: { id: 'bureau', name: '住建局' },
    respond_by: new Date(Date.now() + 3 * DAY).toISOString(),
    answered_at: null,
    ...more,
  }
}

async function show(list: Answer): Promise<void> {
  answer({ 'GET /api/v1/cases/supervised': list, 'GET /api/v1/categories': { body: { items: [], former: [] } } })
  shown = mountIn(SupervisedList, { area: '999921', openedId: null }, words)
  await flushPromises()
}

it('says the level, the failure, who is to report and by when', async () => {
  await show({ body: { items: [row()], more: false } })
  const text = shown.text().replace(/\s+/g, ' ')
  expect(text).toContain('红牌督办')
  expect(text).toContain('应办理而未办理')
  expect(text).toContain('由住建局报告')
  expect(text).toMatch(/前报告/)
  expect(shown.find('.late').exists()).toBe(false)
})

it('marks what was to be reported by now, and tells what was', async () => {
  const past = new Date(Date.now() - DAY).toISOString()
  await show({ body: { items: [row({ respond_by: past }), row({ id: 'two', respond_by: past, answered_at: past })], more: true } })
  const [late, answered] = shown.findAll('li')
  expect(late?.find('.late').text()).toContain('已超期')
  expect(answered?.find('.late').exists()).toBe(false)
  expect(answered?.text()).toContain('已报告')
  expect(shown.text()).toContain('还有更多')
})

it('opens a case', async () => {
  await show({ body: { items: [row({ id: 'here' })], more: false } })
  await shown.find('li button').trigger('click')
  expect(shown.emitted('open')).toEqual([['here']])
})

it('says that nobody could be asked', async () => {
  await show({ body: { items: [row({ asked: null, respond_by: null })], more: false } })
  expect(shown.text()).toContain('没有单位可以报告')
})

it('says that there is nothing, or that it could not be read', async () => {
  await show({ body: { items: [], more: false } })
  expect(shown.text()).toContain('这里没有督办的案件')
  shown.unmount()
  await show(problem(503, 'unavailable'))
  expect(shown.find('[role=alert]').exists()).toBe(true)
})
