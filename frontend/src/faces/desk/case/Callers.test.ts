import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'

import type { CaseOut } from '@/api/types'
import CallerCard from '@/callers/CallerCard.vue'
import CallerFields from '@/callers/CallerFields.vue'
import callers from '@/callers/messages.zh'
import { forgetDrafts, openDrafts, unsentCount } from '@/cases/writing/drafts'
import { useSession } from '@/people/useSession'

import { aCase, aStep, onStage, serve, type Server } from '../testing/stage'

const CASE = 'c1'
const WANG = { name: '王**', phone: '129****1234', reveal: true, others: 0, owes: 'accepted' }
const SESSION = { account: { id: 'li', name: '李望川' }, post: { id: 'post' }, posts: [], csrf_token: 't', reaches: {} }
const READY = '您好，您反映的事项已经受理。'
const LIST = {
  items: [
    {
      ...{ id: 'k1', name: '王**', phone: '129****1234', reveal: true, erased: false, calls: 2 },
      ...{ at: '2026-11-28T08:00:00Z', last_at: '2026-11-28T09:00:00Z', merged_from: null },
      ...{ owes: 'accepted', owed_since: '2026-11-28T09:00:00Z', told: [] },
    },
  ],
  ready: [{ stage: 'accepted', channel: 'phone', language: 'zh', text: READY }],
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => {
  document.body.replaceChildren()
  vi.useRealTimers()
})

const words = { callers }
const button = (text: string): HTMLButtonElement =>
  [...document.querySelectorAll('button')].find((one) => one.textContent?.includes(text)) as HTMLButtonElement

async function card(act: Server = () => undefined) {
  const asked = serve((one) => (one.path === `/cases/${CASE}/callers` && one.method === 'GET' ? { body: LIST } : act(one)))
  const current: CaseOut = { ...aCase({ id: CASE }), caller: WANG as CaseOut['caller'] }
  onStage(CallerCard, { current }, words)
  await flushPromises()
  return asked
}

it('shows a caller masked, and in full for a purpose and a time only', async () => {
  const asked = await card(({ path }) =>
    path.endsWith('/reveal') ? { body: { name: '王小河', phone: '12900001234', expires_in: 2 } } : undefined,
  )
  expect(document.body.textContent).toContain('129****1234')
  button('查看完整号码').click()
  await flushPromises()
  button('告知进展').click()
  await flushPromises()
  expect(asked[asked.length - 1]?.body).toEqual({ purpose: 'answer', caller_id: 'k1' })
  expect(document.querySelector('a')?.getAttribute('href')).toBe('tel:12900001234')
  vi.advanceTimersByTime(2_000)
  await flushPromises()
  expect(document.body.textContent).not.toContain('12900001234')
})

it('has the words ready for what is owed, and notes that they were told', async () => {
  const asked = await card(({ path }) => (path.endsWith('/replies') ? { body: aCase({ id: CASE }) } : undefined))
  button('答复').click()
  await flushPromises()
  expect(document.querySelector('textarea')?.value).toBe(READY)
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  expect(asked.find(({ path }) => path.endsWith('/replies'))?.body).toEqual({
    ...{ caller_id: 'k1', stage: 'accepted', channel: 'phone', text: READY },
  })
})

it('tells that an answer was noted, though nobody heard so and nothing is owed any more', async () => {
  await openDrafts('li')
  let tries = 0
  const asked = serve(({ path, method }) => {
    if (path === `/cases/${CASE}/callers` && method === 'GET') {
      return { body: tries === 0 ? LIST : { items: [{ ...LIST.items[0], owes: '' }], ready: [] } }
    }
    if (!path.endsWith('/replies')) return undefined
    tries += 1
    if (tries === 1) throw new TypeError('the way broke off')
    return { body: aCase({ id: CASE }) }
  })
  onStage(CallerCard, { current: { ...aCase({ id: CASE }), caller: WANG as CaseOut['caller'] } }, words)
  await flushPromises()
  button('答复').click()
  await flushPromises()
  const text = document.querySelector('textarea')!
  text.value = '已经有人去看了。'
  text.dispatchEvent(new Event('input'))
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await vi.waitFor(() => expect(document.querySelector('.done')?.textContent).toBe(callers.tell.stored), { timeout: 15_000 })
  expect(asked.filter(({ path }) => path.endsWith('/replies')).map(({ body }) => body)).toHaveLength(2)
  expect(document.querySelector('form')).toBeNull()
  expect(unsentCount()).toBe(0)
  await forgetDrafts()
})

it('keeps the form of an answer while its callers are read again, and closes it when it hears', async () => {
  await openDrafts('li')
  const current = ref<CaseOut>({ ...aCase({ id: CASE }), caller: WANG as CaseOut['caller'] })
  let tries = 0
  serve(({ path, method }) => {
    if (path === `/cases/${CASE}/callers` && method === 'GET') {
      return { body: tries === 0 ? LIST : { items: [{ ...LIST.items[0], owes: '' }], ready: [] } }
    }
    if (!path.endsWith('/replies')) return undefined
    tries += 1
    // The feed is quicker than the answer, which gets lost.
    current.value = { ...current.value, version: 2, caller: { ...WANG, owes: '' } as CaseOut['caller'] }
    if (tries === 1) throw new TypeError('the way broke off')
    return { body: current.value }
  })
  onStage(defineComponent({ render: () => h(CallerCard, { current: current.value }) }), {}, words)
  await flushPromises()
  button('答复').click()
  await flushPromises()
  const form = document.querySelector('form')
  const text = document.querySelector('textarea')!
  text.value = '已经有人去看了。'
  text.dispatchEvent(new Event('input'))
  form!.dispatchEvent(new Event('submit', { cancelable: true }))
  await vi.waitFor(() => expect(document.querySelector('.done')?.textContent).toBe(callers.tell.stored), { timeout: 15_000 })
  expect(tries).toBe(2)
  expect(document.querySelector('form')).toBeNull()
  await forgetDrafts()
}, 20_000)

it('tells whoever registers that the call went to a case that is known, though nobody heard so', async () => {
  let calls = 0
  const line = { ...aStep(7, { action: 'call', note: '水更大了' }), by: { id: 'li', name: '李望川' } }
  serve(({ path, method }) => {
    if (path === '/session') return { body: SESSION }
    if (path === '/callers/known') return { body: { items: [{ id: CASE, code: 'PA-2A4A-XRAG', summary: '水渠漫水' }] } }
    if (path.endsWith('/timeline')) return { body: { items: calls === 0 ? [] : [line] } }
    if (path !== `/cases/${CASE}/callers` || method === 'GET') return undefined
    calls += 1
    if (calls === 1) throw new TypeError('the way broke off')
    return { body: aCase({ id: CASE }), headers: { 'Idempotent-Replayed': 'true' } }
  })
  const added: unknown[] = []
  const phone = ref('')
  const onAdded = (_: unknown, code: string): unknown => added.push(code)
  const fields = { name: '王', what: '水更大了', onAdded }
  onStage(defineComponent({ render: () => h(CallerFields, { ...fields, phone: phone.value }) }), {}, words)
  await useSession().load()
  phone.value = '13900001234'
  await vi.waitFor(() => expect(document.querySelector('.known button')).not.toBeNull(), { timeout: 15_000 })
  document.querySelector<HTMLButtonElement>('.known button')!.click()
  await vi.waitFor(() => expect(added).toEqual(['PA-2A4A-XRAG']), { timeout: 15_000 })
  expect(calls).toBe(2)
}, 20_000)

it('tells that another call was noted, though nobody heard so', async () => {
  await openDrafts('li')
  let calls = 0
  const line = { ...aStep(7, { action: 'call', note: '水更大了' }), by: { id: 'li', name: '李望川' } }
  serve(({ path, method }) => {
    if (path === '/session') return { body: SESSION }
    if (path.endsWith('/timeline')) return { body: { items: calls === 0 ? [] : [line] } }
    if (path !== `/cases/${CASE}/callers`) return undefined
    if (method === 'GET') return { body: LIST }
    calls += 1
    throw new TypeError('the way broke off')
  })
  onStage(CallerCard, { current: { ...aCase({ id: CASE }), caller: WANG as CaseOut['caller'] } }, words)
  await useSession().load()
  await flushPromises()
  button('登记再次来电').click()
  await flushPromises()
  const text = document.querySelector('textarea')!
  text.value = '水更大了'
  text.dispatchEvent(new Event('input'))
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await vi.waitFor(() => expect(document.querySelector('.told')?.textContent).toBe(callers.again.stored), { timeout: 15_000 })
  expect(calls).toBe(1)
  expect(document.querySelector('form')).toBeNull()
  expect(unsentCount()).toBe(0)
  await forgetDrafts()
}, 20_000)

it('is left by Escape without losing the focus or what was written', async () => {
  await card()
  const escape = async (): Promise<void> => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    await flushPromises()
  }
  button('查看完整号码').click()
  await flushPromises()
  expect(document.activeElement?.textContent).toContain('告知进展')
  await escape()
  expect(document.activeElement?.textContent).toContain('查看完整号码')

  button('答复').click()
  await flushPromises()
  expect(document.activeElement?.getAttribute('value')).toBe('phone')
  await escape()
  expect(document.querySelector('form')).toBeNull()
  expect(document.activeElement?.tagName).toBe('SECTION')

  button('登记再次来电').click()
  await flushPromises()
  const text = document.querySelector('textarea')!
  text.value = '水更大了'
  text.dispatchEvent(new Event('input'))
  await escape()
  expect(document.activeElement?.textContent).toContain('登记再次来电')
  button('登记再次来电').click()
  await flushPromises()
  expect(document.querySelector('textarea')?.value).toBe('水更大了')
})

it('tells at intake that a number has called before, and counts the call instead of a second case', async () => {
  const row = aCase({ id: CASE, code: 'PA-2A4A-XRAG' })
  const asked = serve(({ path }) => (path === '/callers/known' ? { body: { items: [row] } } : { body: row }))
  const added = vi.fn()
  const said = ref({ name: '', phone: '' })
  const fields = defineComponent({
    render: () =>
      h(CallerFields, {
        ...said.value,
        what: '水更大了',
        'onUpdate:phone': (phone: string) => (said.value.phone = phone),
        onAdded: added,
      }),
  })
  const stage = onStage(fields, {}, words)
  const field = stage.findAll('input')[1]!
  await field.setValue('129 0000')
  await flushPromises()
  expect(asked).toEqual([])
  await field.setValue('129 0000 1234')
  await flushPromises()
  expect(asked.map(({ path, body }) => [path, body])).toEqual([['/callers/known', { phone: '129 0000 1234' }]])
  button('再次来电').click()
  await flushPromises()
  expect(asked[asked.length - 1]).toMatchObject({
    path: `/cases/${CASE}/callers`,
    body: { caller: { name: '', phone: '129 0000 1234' }, text: '水更大了' },
  })
  expect(added).toHaveBeenCalledWith(expect.objectContaining({ id: CASE }), 'PA-2A4A-XRAG')
})
