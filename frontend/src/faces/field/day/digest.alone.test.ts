import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { useSession } from '@/people/useSession'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import face from '../words.zh'
import DayDigest from './DayDigest.vue'
import said from './messages.zh'

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const session = { account: { id: QIAN, name: '钱' }, post: { id: QIAN }, posts: [], reaches: {}, windows: {}, language: 'zh-hans', must_change_password: false, first: '', csrf_token: 't' }
const row = (id: string, unread: boolean, urgency = 'general') => ({ id, summary: `事项${id}`, unread, urgency, category: '05', received_at: '2026-11-01T00:00:00Z' })
const task = { id: QIAN, title: '排查水渠', given_at: '2026-11-20T01:00:00+08:00', done_at: null }
let hours = { from: '22:00', to: '07:00' }
vi.mock('@/api/page', async (original) => ({ ...(await original<object>()), pageConfig: () => ({ quiet_hours: hours }) }))

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})
afterEach(() => (hours = { from: '22:00', to: '07:00' }))

async function digest(at: string, rows: object[]) {
  hours = at === 'night' ? { from: '00:00', to: '24:00' } : { from: '00:00', to: '00:00' }
  answer({
    'GET /api/v1/session': { body: session },
    'GET /api/v1/cases': { body: { items: rows, next: null, seq: 1 } },
    'GET /api/v1/workload/day': { body: { tasks: [task] } },
  })
  const shown = mountIn(DayDigest, {}, { ...face, ui, field: { ...face.field, ...said } } as never)
  await useSession().load()
  await flushPromises()
  return shown
}

it('gathers what was answered and what is asked, and tells a task once it was looked at no more', async () => {
  const shown = await digest('day', [row('a', true), row('b', false), row('c', true)])
  expect(shown.text()).toContain('2 件有新进展')
  expect(shown.text()).toContain('新下派 1 项')
  await shown.findAll('button')[1]!.trigger('click')
  expect(shown.emitted('open')).toEqual([['tasks']])
  expect(shown.text()).not.toContain('新下派')
  // The county's clock is hours ahead of the one by which the phone notes when it was looked at.
  localStorage.setItem(`pingan_day_seen.${QIAN}`, '2026-11-19T18:00:00.000Z')
  expect((await digest('day', [])).text()).not.toContain('新下派')
})

it('says nothing at night but of what cannot wait', async () => {
  expect((await digest('night', [row('a', true)])).text()).toBe('')
  expect((await digest('night', [row('a', true), row('b', true, 'critical')])).text()).toContain('1 件有新进展')
})
