/** What waits of a source: settled or sent back, and told so even where the answer got lost on its way. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { forgetDrafts, openDrafts, unsentCount } from '@/cases/writing/drafts'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Answer } from '@/ui/testing/wire'

import incoming from './messages.zh'
import type { SourceOut } from './queries'
import WaitingList from './WaitingList.vue'

const source: SourceOut = { code: '12345', name: '12345热线', headings: {}, waiting: { n: 1, more: false }, to_answer: { n: 0, more: false } }
const ID = '00000000-0000-7000-8000-000000000001'
const matter = {
  id: ID, number: 'RX-1', other_numbers: [], waits: 'category', what: '路灯不亮', place_note: '', theirs: '', grid_code: null,
  came_at: '2026-11-28T08:00:00+08:00', answer_due: null,
}

afterEach(() => forgetDrafts())

async function sendBack(answers: Answer[]) {
  await openDrafts('zhou')
  let tries = 0
  const asked = answer({
    'GET /api/v1/categories': { body: { items: [], former: [] } },
    'GET /api/v1/incoming': () => ({ body: { items: tries === 0 ? [matter] : [], next: null } }),
    [`POST /api/v1/incoming/${ID}/return`]: () => answers[tries++] ?? 'no network',
  })
  const wrapper = mountIn(WaitingList, { source }, { ui, incoming, cases: {}, writing: { kept: { kept: '', until: '' } } })
  await flushPromises()
  await wrapper.get('article form button[type=button]').trigger('click')
  await wrapper.get('textarea').setValue('不属于本县')
  expect(unsentCount()).toBe(1)
  await wrapper.get('article form').trigger('submit')
  await flushPromises()
  return { wrapper, sent: () => asked.filter(({ method }) => method === 'POST') }
}

it('tells that a matter went back, though the answer was lost and the matter has left the list', async () => {
  const { wrapper, sent } = await sendBack(['no network', { status: 204 }])
  await vi.waitFor(() => expect(wrapper.get('.told').text()).toBe(incoming.waiting.returned), { timeout: 15_000 })
  expect(sent()).toHaveLength(2)
  await flushPromises()
  expect(wrapper.find('article').exists()).toBe(false)
  expect(unsentCount()).toBe(0)
})

it('keeps the reason under its writer’s hands when somebody else has settled the matter', async () => {
  const { wrapper, sent } = await sendBack([problem(409, 'settled', { detail: '已由他人处理。' })])
  expect(sent()).toHaveLength(1)
  expect(wrapper.get('[role=alert]').text()).toBe('已由他人处理。')
  expect(wrapper.get('article').text()).toContain(incoming.waiting.gone)
  expect(wrapper.get('textarea').element.value).toBe('不属于本县')
})
