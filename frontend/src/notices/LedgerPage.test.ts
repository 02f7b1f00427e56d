import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, it, vi } from 'vitest'

import { createWords } from '@/i18n'
import ui from '@/ui/messages.zh'

import LedgerPage from './LedgerPage.vue'
import words from './messages.zh'
import type { Notice } from './queries'

const ROW: Notice = {
  id: '0190a8b0-0000-7000-8000-000000000001',
  at: '2026-11-25T04:00:00Z',
  act: 'case.dispatched',
  says: '派给您办理',
  code: 'AB12CD34E',
  recipient: '钱一',
  audience: 'holder',
  role: '',
  channel: 'sms',
  label: '短信',
  urgent: false,
  state: 'failed',
  reason: 'blocked',
  receipt: '',
  due_at: '2026-11-25T04:30:00Z',
  ended_at: '2026-11-25T04:30:01Z',
  attempts: 2,
  seen: false,
  again: true,
}
const WAY = { code: 'sms', label: '短信', set_up: true, on: true, trouble: 'too_many', held_until: '2026-11-25T05:00:00Z', took_at: null, waits: true }

afterEach(() => vi.unstubAllGlobals())

it('tells what failed and why, how each way out is, and sends once more', async () => {
  const sent: string[] = []
  let items = [ROW]
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname, search } = new URL(request.url)
    if (request.method === 'POST') {
      sent.push(pathname)
      items = []
      return new Response(null, { status: 204 })
    }
    if (pathname.endsWith('/channels')) return Response.json({ items: [WAY], unheard: ['case.dispatched'] })
    sent.push(search)
    return Response.json({ items, next: null })
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const i18n = createWords({ zh: { ui, notices: words } })
  const page = mount(LedgerPage, { attachTo: document.body, global: { plugins: [createPinia(), i18n, [VueQueryPlugin, { queryClient: client }]] } })
  await flushPromises()
  expect(page.text()).toContain('钱一')
  expect(page.text()).toContain('号码被运营商拦截')
  expect(page.text()).toContain('试过 2 次')
  expect(page.text()).toContain('发得太快，渠道要求等一等')
  expect(page.get('[role=alert]').text()).toContain('case.dispatched')
  await page.get('[aria-label="重发给钱一：AB12CD34E"]').trigger('click')
  await flushPromises()
  expect(sent).toContain(`/api/v1/notices/${ROW.id}/again`)
  expect(page.text()).toContain('已重新排队。')
  expect(page.text()).toContain('没有这一类通知。')
  await page.get('[aria-pressed=false]').trigger('click')
  await flushPromises()
  expect(sent).toContain('?state=undelivered')
  page.unmount()
})
