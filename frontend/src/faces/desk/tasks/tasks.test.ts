/** What was asked of my organisation: what is open, what was answered, and the reply to a rating. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import cases from '@/cases/messages.zh'
import casePage from '@/cases/page/messages.zh'
import type { TaskOfCase } from '@/cases/tasks'
import { forgetDrafts, openDrafts, unsentCount } from '@/cases/writing/drafts'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import zh from './messages.zh'
import TasksPage from './TasksPage.vue'

const words = { cases: { ...cases, ...casePage }, desk: zh, ui }
const ID = '00000000-0000-7000-8000-000000000001'
const OTHER = '00000000-0000-7000-8000-000000000002'

const open: TaskOfCase = {
  id: OTHER,
  kind: 'whistle',
  action: '',
  organisation: { id: ID, name: '水务局' },
  asking: { id: OTHER, name: '枫垭镇综治中心' },
  holder: null,
  asked_by: { id: ID, name: '李' },
  asked_at: '2026-11-27T10:00:00+08:00',
  words: '请来看水渠',
  said: {},
  respond_by: '2026-11-27T12:00:00+08:00',
  arrived_at: null,
  arrived_by: null,
  done_at: null,
  done_by: null,
  outcome: '',
  report: null,
  rating: null,
  reply: null,
  outcomes: ['declined', 'done'],
  actions: ['arrive', 'finish', 'hand_over'],
  case: { id: ID, code: 'PA-2A4A-XRAG', track: 'event', category: '0506', urgency: 'general', state: 'accepted', area_name: '枫垭社区', summary: '水渠堵了' },
}
const answered: TaskOfCase = {
  ...open,
  id: ID,
  done_at: '2026-11-27T11:00:00+08:00',
  done_by: { id: ID, name: '楚' },
  outcome: 'done',
  report: '已疏通',
  rating: { rating: 'partly', words: '来得晚', by: { id: ID, name: '李' }, at: '2026-11-27T13:00:00+08:00' },
  actions: ['reply'],
  case: { ...open.case, summary: null },
}
const SERVED = {
  'GET /api/v1/categories': { body: { items: [], former: [] } },
  'GET /api/v1/tasks': ({ search }: { search: URLSearchParams }) => ({ body: { items: search.get('state') === 'done' ? [answered] : [open], next: null } }),
}

afterEach(() => forgetDrafts())
beforeEach(() => history.replaceState(null, '', '/desk/tasks'))

it('shows what waits for an answer, what it is about and that its time is over', async () => {
  vi.setSystemTime(new Date('2026-11-28T10:00:00+08:00'))
  answer(SERVED)
  const wrapper = mountIn(TasksPage, {}, words)
  await flushPromises()
  for (const part of ['吹哨报到', 'PA-2A4A-XRAG', '水渠堵了', '枫垭镇综治中心请办', '请来看水渠', zh.tasks.late]) expect(wrapper.text()).toContain(part)
  // Passed on is what one sees candidates for: on the case.
  expect(wrapper.findAll('article button:not(.staff-name)').map((one) => one.text())).toEqual(['确认报到', '答复'])
  vi.useRealTimers()
})

it('tells of an answer that arrived, though nobody heard so and its card has left the list', async () => {
  await openDrafts('chu')
  let arrived = false
  answer({
    ...SERVED,
    'GET /api/v1/tasks': () => ({ body: { items: arrived ? [] : [open], next: null } }),
    [`POST /api/v1/tasks/${OTHER}/finish`]: () => {
      arrived = true
      return 'no network'
    },
  })
  const wrapper = mountIn(TasksPage, {}, words)
  await flushPromises()
  await wrapper.findAll('article button:not(.staff-name)')[1]?.trigger('click')
  await wrapper.get('input[value=done]').setValue()
  await wrapper.get('textarea').setValue('已疏通')
  expect(unsentCount()).toBe(1)
  await wrapper.get('form').trigger('submit')
  await vi.waitFor(() => expect(wrapper.get('.said').text()).toBe(casePage.task.said.finish), { timeout: 15_000 })
  await flushPromises()
  expect(wrapper.findAll('article')).toEqual([])
  expect(unsentCount()).toBe(0)
})

it('shows what was answered with its rating, and sends the reply to it from here', async () => {
  const asked = answer({ ...SERVED, [`POST /api/v1/tasks/${ID}/reply`]: { body: answered } })
  const wrapper = mountIn(TasksPage, {}, words)
  await flushPromises()
  await wrapper.findAll('.states button')[1]?.trigger('click')
  await flushPromises()
  expect(location.hash).toBe('#done')
  for (const part of ['已疏通', '基本满意', '来得晚', zh.tasks.toReply]) expect(wrapper.text()).toContain(part)
  await wrapper.get('article button:not(.staff-name)').trigger('click')
  await wrapper.get('textarea').setValue('下次早到')
  await wrapper.get('form').trigger('submit')
  await vi.waitFor(() => expect(wrapper.get('.said').text()).toBe('已回复。'), { timeout: 15_000 })
  expect(JSON.parse(asked.find(({ method }) => method === 'POST')?.text ?? '')).toEqual({ text: '下次早到' })
  expect(asked.filter(({ path, search }) => path === '/api/v1/tasks' && search.get('state') === 'done').length).toBeGreaterThan(1)
})
