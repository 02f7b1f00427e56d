/** The card of an agreement at the desk: what it shows, asks and sends. */
import { useQuery } from '@tanstack/vue-query'
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'

import type { CaseOut } from '@/api/types'
import { provideCaseLinks } from '@/cases/caseLinks'
import { caseKeys } from '@/cases/queries'
import KeepingCard from '@/mediation/keeping/KeepingCard.vue'
import KeepingPage from '@/mediation/keeping/KeepingPage.vue'
import keeping from '@/mediation/keeping/messages.zh'

import { aCase, onStage, serve } from '../testing/stage'

const PARTY = { kind: 'person', version: 1, phone: '', id_number: '', address: '', representatives: [] }
const PARTIES = [
  { ...PARTY, id: 'p1', number: 1, side: 'applicant', name: '示例甲' },
  { ...PARTY, id: 'p2', number: 2, side: 'respondent', name: '示例乙' },
]
const PROMISE = {
  ...{ number: 1, payer: 2, payee: 1, what: '', amount: '600.00', paid: '100.00', due_on: '2026-01-05', state: 'partly' },
  ...{ done_on: null, breached_on: null, road: '', urged: 0, urged_on: null, performances: [] },
}
const VISIT = {
  ...{ number: 1, why: 'days', days: 7, due_on: '2026-01-05', made_at: null, way: '', asked: [], kept: '' },
  ...{ satisfied: null, went_on: '', opinion: '', troubles: '', by: null },
}
const KEPT = {
  ...{ keeping: 'partly', kept_by: '2026-01-05', next_visit_on: '2026-01-05' },
  terms: { version: 2, issues: '', agreed: '各让一步', left_open: '', how: '', decides: [], total: '600.00', why_not: '' },
  confirmation: { state: '', until: '2099-01-01', court: '', applied_on: null, decided_on: null, ruling: '', bars: [], often: [] },
  promises: [PROMISE],
  visits: [VISIT],
  came_back: [{ id: 'c0', code: 'PA-0000-0000', received_at: '2025-01-01T00:00:00Z', closed_at: null, outcome: '' }],
  ...{ may_write: true, may_follow: true, may_visit: true },
}

afterEach(() => document.body.replaceChildren())

function show(changes: object = {}) {
  const dispute = { session_count: 1, outcome: 'agreement_written', parties: PARTIES, may_write_parties: false }
  const current = { ...aCase({ id: 'c1', track: 'dispute' }), dispute, keeping: { ...KEPT, ...changes } } as unknown as CaseOut
  const asked = serve(({ method }) => (method === 'GET' ? undefined : { body: current }))
  onStage(KeepingCard, { current }, { keeping })
  return asked
}

const button = (text: string): HTMLButtonElement =>
  [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === text) as HTMLButtonElement

async function submit(): Promise<void> {
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}

function type(selector: string, value: string): void {
  const field = document.querySelector<HTMLInputElement>(selector)
  if (field === null) throw new Error(`There is no ${selector}.`)
  field.value = value
  field.dispatchEvent(new Event('input'))
}

it('tells who owes what to whom, what is late, and that the matter came back', async () => {
  show()
  await flushPromises()
  const told = document.body.textContent ?? ''
  for (const words of ['各让一步', '示例乙 → 示例甲', '¥600.00', '已付 100.00 / 600.00 元', '已过期限', '看 PA-0000-0000']) {
    expect(told).toContain(words)
  }
})

it('records a performance with what is still owed filled in', async () => {
  const asked = show()
  await flushPromises()
  button('记录履行').click()
  await flushPromises()
  await submit()
  const last = asked[asked.length - 1]
  expect([last?.method, last?.path]).toEqual(['POST', '/cases/c1/promises/1/performances'])
  expect(last?.body).toMatchObject({ amount: '500.00', how: 'transfer', proof: null })
})

it('sends terms over the version that was seen, and only where instalments come to the sum', async () => {
  const asked = show()
  await flushPromises()
  button('修改协议').click()
  await flushPromises()
  type('.sum input', '700')
  await flushPromises()
  expect(document.querySelector('#adds-up')?.textContent).toContain('相差 100.00 元')
  await submit()
  expect(asked.filter(({ method }) => method === 'PUT')).toEqual([])
  type('.sum input', '600')
  await submit()
  const sent = asked.find(({ method }) => method === 'PUT')
  expect(sent?.body).toMatchObject({ total: '600.00', promises: [{ amount: '600.00', payer: 2, payee: 1 }] })
})

it('asks the court for all parties together', async () => {
  const asked = show()
  await flushPromises()
  button('记录申请').click()
  await flushPromises()
  type('section section input', '示例县人民法院')
  await submit()
  expect(document.body.textContent).toContain('司法确认由双方共同申请')
  document.querySelector<HTMLInputElement>('section section input[type="checkbox"]')?.click()
  await submit()
  expect(asked[asked.length - 1]?.body).toMatchObject({ court: '示例县人民法院' })
})

it('offers no court where an agreement decides what none confirms, and names the article', async () => {
  const bars = [{ code: 'property', label: '确认物权', law: '第三百五十五条' }]
  show({ confirmation: { ...KEPT.confirmation, bars } })
  await flushPromises()
  expect(document.body.textContent).toContain('第三百五十五条')
  expect(button('记录申请')).toBeUndefined()
})

it('leaves the visit to somebody else than the only mediator', async () => {
  show({ may_visit: false })
  await flushPromises()
  expect(document.body.textContent).toContain('请由别人回访')
  expect(button('记录回访')).toBeUndefined()
})

/** The card as the desk has it: the case comes from what is kept of it, and another one can be opened. */
function showLive(changes: object): string[] {
  const bare = { ...aCase({ id: 'c1', track: 'dispute' }), keeping: { ...KEPT, ...changes } } as unknown as CaseOut
  const made = { kind: 'anew_of', of: 'target', id: 'c2', code: 'PA-1', category: '0101', state: 'accepted', ending: '', received_at: '' }
  serve(({ method }) => (method === 'GET' ? undefined : { body: { ...bare, links: [made] } }))
  const opened: string[] = []
  const desk = defineComponent({
    setup() {
      provideCaseLinks({ href: (id) => id, open: (id) => void opened.push(id) })
      const kept = useQuery({ queryKey: caseKeys.one('c1'), queryFn: () => bare, initialData: bare, staleTime: Infinity })
      return () => h(KeepingCard, { current: kept.data.value })
    },
  })
  onStage(desk, {}, { keeping })
  return opened
}

it('leads to the case that takes a matter up anew', async () => {
  const opened = showLive({ may_mediate_anew: true })
  await flushPromises()
  button('重新调解').click()
  await flushPromises()
  expect(opened).toEqual([])
  button('立一件新的纠纷').click()
  await flushPromises()
  expect(opened).toEqual(['c2'])
  expect(document.body.textContent).toContain('正在重新调解')
  expect(button('重新调解')).toBeUndefined()
})

it('leads there from a promise that was broken, too', async () => {
  const opened = showLive({ may_mediate_anew: true })
  await flushPromises()
  button('记为未履行').click()
  await flushPromises()
  document.querySelector<HTMLInputElement>('input[value="anew"]')?.click()
  await submit()
  await flushPromises()
  expect(opened).toEqual(['c2'])
})

it('says of a visit in the list that it is due, and of no number of days that it does not know', async () => {
  const row = { case: aCase({ track: 'dispute' }), due_on: '2026-01-05', number: 1, why: 'days', state: '', amount: null, urged_on: null }
  serve(({ path }) => (path === '/keeping' ? { body: { items: [row], next: null } } : undefined))
  const page = onStage(KeepingPage, {}, { keeping })
  await flushPromises()
  expect(page.text()).toContain(keeping.visit.inTurn)
  expect(page.text()).not.toMatch(/满\s+天/)
})
