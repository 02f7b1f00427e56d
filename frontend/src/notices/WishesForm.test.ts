import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, it, vi } from 'vitest'

import { createWords } from '@/i18n'
import ui from '@/ui/messages.zh'

import words from './messages.zh'
import type { Wishes } from './queries'
import WishesForm from './WishesForm.vue'

const WISHES: Wishes = {
  channels: [
    { code: 'wecom', label: '企业微信', on: true, by_address: true, address: 'q***', own: false, reached: true },
    { code: 'sms', label: '短信', on: true, by_address: true, address: '', own: false, reached: false },
  ],
  quiet: true,
  quiet_from: 22,
  quiet_to: 7,
  digest: false,
  gathered_at: [8, 14, 18],
  language: 'zh',
  push_key: 'BA',
  pushed_here: false,
}

afterEach(() => vi.unstubAllGlobals())

async function shown(answer: (path: string, body: string) => Response | undefined = () => undefined) {
  const sent: { path: string; body: Record<string, unknown> }[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname
    if (request.method === 'GET') return Response.json(WISHES)
    const body = await request.text()
    sent.push({ path, body: JSON.parse(body) as Record<string, unknown> })
    return answer(path, body) ?? Response.json(WISHES)
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const i18n = createWords({ zh: { ui, notices: words } })
  const form = mount(WishesForm, { attachTo: document.body, global: { plugins: [createPinia(), i18n, [VueQueryPlugin, { queryClient: client }]] } })
  await flushPromises()
  return { form, sent }
}

it('tells by what and where one is reached, and where not', async () => {
  const { form } = await shown()
  expect(form.text()).toContain('q*** · 来自账号登记')
  expect(form.text()).toContain('还没有地址，收不到')
  form.unmount()
})

it('says when notices come by what the server knows', async () => {
  let known: Wishes = WISHES
  const { form } = await shown(() => Response.json(known))
  const times = (): string[] => form.findAll('li').map((line) => line.text())
  expect(times()[1]).toBe('不紧急的：立即；22 点到次日 7 点之间的，等到 7 点。')
  expect(times()[2]).toContain('8 点、14 点、18 点')
  known = { ...WISHES, quiet_to: 9, digest: true, gathered_at: [9, 14, 18] }
  await form.findAll('select')[1]?.setValue('9')
  await flushPromises()
  expect(times()[1]).toContain('都汇总，9 点、14 点、18 点来')
  known = { ...WISHES, quiet_to: 22 }
  await form.findAll('select')[1]?.setValue('22')
  await flushPromises()
  expect(form.text()).toContain('等于没有免打扰')
  expect(times()[1]).toBe('不紧急的：立即，夜里也来。')
  form.unmount()
})

it('keeps each change at once, and sends nothing else, which another page may have changed meanwhile', async () => {
  const { form, sent } = await shown()
  await form.findAll('input[type=checkbox]')[1]?.setValue(false)
  await flushPromises()
  expect(sent).toEqual([
    { path: '/api/v1/notices/wishes', body: { off: ['sms'] } },
  ])
  expect(form.get('[role=status]').text()).toBe('已保存，从下一条通知起生效。')
  await form.findAll('select')[0]?.setValue('21')
  await flushPromises()
  expect(sent[1]?.body).toEqual({ quiet_from: 21 })
  form.unmount()
})

it('takes an address and gives the focus back to what opened it; a wrong one stays to be put right', async () => {
  let refused = true
  const { form, sent } = await shown(() =>
    refused ? Response.json({ code: 'unfit_address', title: '这个地址发不了', status: 400, detail: '', retry: 'never', invalid_params: [] }, { status: 400, headers: { 'Content-Type': 'application/problem+json' } }) : undefined,
  )
  await form.get('#notice-change-sms').trigger('click')
  await form.get('#notice-address-sms').setValue('12')
  await form.get('form').trigger('submit')
  await flushPromises()
  expect(form.get('[role=alert]').text()).toContain('这个地址发不了')
  expect((form.get('#notice-address-sms').element as HTMLInputElement).value).toBe('12')
  refused = false
  await form.get('#notice-address-sms').setValue('13800138000')
  await form.get('form').trigger('submit')
  await flushPromises()
  expect(sent.map(({ path, body }) => [path, body])).toContainEqual(['/api/v1/notices/addresses/sms', { address: '13800138000' }])
  expect(document.activeElement?.id).toBe('notice-change-sms')
  form.unmount()
})

it('shows again what the server knows where a change did not come through, and sends what was changed meanwhile', async () => {
  const { form, sent } = await shown((_path, body) => {
    if ((JSON.parse(body) as { digest: boolean }).digest) throw new TypeError('Failed to fetch')
    return undefined
  })
  const boxes = form.findAll<HTMLInputElement>('input[type=checkbox]')
  await boxes[3]?.setValue(true)
  await flushPromises()
  expect(form.get('[role=alert]').text()).toBe(ui.problem.network)
  expect(boxes[3]?.element.checked).toBe(false)
  // The second is pressed before the first is answered.
  void boxes[0]?.setValue(false)
  void boxes[1]?.setValue(false)
  await flushPromises()
  expect(sent.slice(1).map(({ body }) => body.off)).toEqual([['wecom'], ['wecom', 'sms']])
  form.unmount()
})

it('says that it is kept where only the answer was lost', async () => {
  let known: Wishes = WISHES
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'GET') return Response.json(known)
    known = { ...known, digest: true }
    throw new TypeError('Failed to fetch')
  })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const i18n = createWords({ zh: { ui, notices: words } })
  const form = mount(WishesForm, { attachTo: document.body, global: { plugins: [createPinia(), i18n, [VueQueryPlugin, { queryClient: client }]] } })
  await flushPromises()
  const box = form.findAll<HTMLInputElement>('input[type=checkbox]')[3]
  await box?.setValue(true)
  await flushPromises()
  expect(form.get('[role=status]').text()).toBe('已保存，从下一条通知起生效。')
  expect(form.find('[role=alert]').exists()).toBe(false)
  expect(box?.element.checked).toBe(true)
  form.unmount()
})
