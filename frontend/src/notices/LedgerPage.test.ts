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
const OTHER: Notice = { ...ROW, id: '0190a8b0-0000-7000-8000-000000000002', recipient: '孙二' }
const WAY = { code: 'sms', label: '短信', set_up: true, on: true, trouble: 'too_many', held_until: '2026-11-25T05:00:00Z', took_at: null, waits: true }

afterEach(() => vi.unstubAllGlobals())

function stood(answer: (asked: Request) => Response | undefined, begin = '') {
  const asked: Request[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request.clone())
    const own = answer(request)
    if (own !== undefined) return own
    if (request.url.endsWith('/channels')) return Response.json({ items: [WAY], unheard: ['case.dispatched'] })
    return Response.json({ items: [ROW, OTHER], next: null })
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const i18n = createWords({ zh: { ui, notices: words } })
  const page = mount(LedgerPage, { props: { begin }, attachTo: document.body, global: { plugins: [createPinia(), i18n, [VueQueryPlugin, { queryClient: client }]] } })
  const sought = (): string[] => asked.filter(({ method, url }) => method === 'GET' && !url.endsWith('/channels')).map(({ url }) => new URL(url).search)
  const sent = async (): Promise<unknown[]> => Promise.all(asked.filter(({ method }) => method === 'POST').map(async (one) => ((await one.clone().json()) as { ids: unknown }).ids))
  return { page, sought, sent }
}

it('tells what reached nobody and why, how each way out is, and sends once more', async () => {
  let left = [ROW]
  const { page, sent, sought } = stood((request) => {
    if (request.method === 'POST') {
      left = []
      return Response.json({ items: [{ id: ROW.id, status: 204, problem: null }] })
    }
    return request.url.includes('/channels') ? undefined : Response.json({ items: left, next: null })
  })
  await flushPromises()
  expect(sought()).toEqual(['?state=unreached'])
  expect(page.text()).toContain('钱一')
  expect(page.text()).toContain('号码被运营商拦截')
  expect(page.text()).toContain('试过 2 次')
  expect(page.text()).toContain('发得太快，渠道要求等一等')
  expect(page.get('[role=alert]').text()).toContain('case.dispatched')
  await page.get('[aria-label="重发给钱一：AB12CD34E"]').trigger('click')
  await flushPromises()
  expect(await sent()).toEqual([[ROW.id]])
  expect(page.text()).toContain('1 条已重新排队。')
  expect(page.text()).toContain('没有这一类通知。')
  page.unmount()
})

it('is looked through by channel and by the reasons of a state, from whichever a link names', async () => {
  const { page, sought } = stood(() => undefined, 'skipped')
  await flushPromises()
  const [channel, reason] = page.findAll('select')
  await channel?.setValue('sms')
  await reason?.setValue('no_address')
  await flushPromises()
  expect(sought()).toEqual(['?state=skipped', '?state=skipped&channel=sms', '?state=skipped&channel=sms&reason=no_address'])
  await page.get('.states [aria-pressed=false]').trigger('click')
  await flushPromises()
  // The reason is none of that state's; the channel is.
  expect(sought().pop()).toBe('?state=unreached&channel=sms')
  page.unmount()
})

it('sends many again, each with what became of it; what nobody answered is asked for once more as it was', async () => {
  let lost = true
  const problem = { code: 'no_gateway', title: '这里不用这个渠道发通知。', status: 409, detail: '', retry: 'never', invalid_params: [] }
  const { page, sent } = stood((request) => {
    if (request.method !== 'POST') return undefined
    if (lost) throw new TypeError('Failed to fetch')
    const answers = [{ id: ROW.id, status: 204, problem: null }, { id: OTHER.id, status: 409, problem }]
    return Response.json({ items: answers })
  })
  await flushPromises()
  await page.get('.together input').setValue(true)
  const press = page.get('.together button')
  expect(press.text()).toBe('重发所选（2）')
  await press.trigger('click')
  await flushPromises()
  expect(page.get('section:last-child [role=alert]').text()).toContain('请再按一次')
  expect(press.text()).toBe('重发所选（2）')
  lost = false
  await press.trigger('click')
  await flushPromises()
  const bodies = await sent()
  expect(bodies.pop()).toEqual(bodies[0])
  expect(page.text()).toContain('1 条已重新排队。')
  expect(page.text()).toContain('1 条没有排上')
  expect(page.findAll('.rows li')[1]?.text()).toContain('这里不用这个渠道发通知')
  page.unmount()
})
