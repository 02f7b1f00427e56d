/** Forms drawn from their fields: what is asked, what is sent, what the server has against which field. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import type { AllowedAction, CaseOut, TimelineEntry } from '@/api/types'
import { useSession } from '@/people/useSession'

import { forgetDrafts } from '@/cases/writing/drafts'
import { aCase, aStep, onStage, serve, type Asked, type Server } from '../testing/stage'
import StepDialog from './StepDialog.vue'

afterEach(async () => {
  document.body.replaceChildren()
  await forgetDrafts()
})

const LOAD = { n: 3, more: false }
const REFUSED = { code: 'beyond_duty', title: '', detail: '执法类事项不得交给网格员：依据清单第 4 项。' }
const qian = { id: 'qian', name: '钱小禾', area_name: '枫垭社区第一网格', area_code: aCase().grid_code, load: LOAD, phone: '13800138000', distance_m: 1234, leaves_on: null, item: null, refused: null }
const sun = { ...qian, id: 'sun', name: '孙大山', area_code: '999921100200002', phone: '', refused: REFUSED, away_until: '2026-12-04' }
const workers = [qian, sun]

async function open(action: AllowedAction, act: Server = () => undefined, more: Partial<CaseOut> = {}, entries: TimelineEntry[] = [], reaches = {}) {
  const current = aCase({ actions: [action], ...more })
  const asked = serve((one) => {
    if (one.path.endsWith('/candidates')) return { body: { workers, organisations: [], colleagues: [], item: null } }
    if (one.path === '/session') return { body: { account: { id: 'li', name: '李' }, post: { id: 'post' }, posts: [], csrf_token: 't', reaches } }
    if (one.path === '/categories') return { body: { items: [], former: [] } }
    return act(one) ?? (one.method === 'POST' ? { body: { ...current, version: 2 } } : undefined)
  })
  onStage(StepDialog, { step: { ...action, urged: true }, current, entries, accountId: 'li' })
  await useSession().load()
  await flushPromises()
  return asked
}

const dialog = (): HTMLElement => document.querySelector('.el-dialog')!
const radio = (value: string): HTMLInputElement => dialog().querySelector<HTMLInputElement>(`input[value="${value}"]`)!
const labels = (): string[] => [...dialog().querySelectorAll('.field > span, .field > legend')].map((one) => one.textContent!.trim())
const sent = (asked: Asked[]): unknown[] => asked.filter(({ method }) => method === 'POST').map(({ body }) => body)

async function choose(value: string): Promise<void> {
  radio(value).checked = true
  radio(value).dispatchEvent(new Event('change'))
  await flushPromises()
}

async function write(text: string, field = dialog().querySelector<HTMLInputElement | HTMLTextAreaElement>('textarea')!): Promise<void> {
  field.value = text
  field.dispatchEvent(new Event('input'))
  await flushPromises()
}

async function submit(): Promise<void> {
  dialog().querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
}

it('asks for more where what was chosen needs it, marks what is missing, and sends what was asked', async () => {
  const asked = await open({ action: 'reject', needs: ['cause', 'reason'] })
  expect(labels()).toEqual(['不予受理的原因', '理由'])
  await choose('legal_road')
  expect(labels()).toEqual(['不予受理的原因', '告知走哪条途径', '理由'])
  await submit()
  expect(sent(asked)).toEqual([])
  expect(dialog().querySelectorAll('[aria-invalid=true]')).toHaveLength(1)
  await choose('lawsuit')
  await write('合同争议，已告知向法院起诉')
  await submit()
  expect(sent(asked)).toEqual([{ cause: 'legal_road', road: 'lawsuit', reason: '合同争议，已告知向法院起诉' }])
})

it('says what the server has against a field at that field, once', async () => {
  const reason = '必须晚于现在的期限。'
  await open({ action: 'ask_extension', needs: ['until', 'reason'] }, ({ method }) =>
    method === 'POST'
      ? { status: 400, body: { code: 'bad_input', status: 400, title: '', invalid_params: [{ name: 'until', reason }] } }
      : undefined,
  )
  await write('2026-10-17', dialog().querySelector<HTMLInputElement>('[type=date]')!)
  await write('等配件')
  await submit()
  const field = dialog().querySelector<HTMLInputElement>('[type=date]')!
  expect(field.getAttribute('aria-invalid')).toBe('true')
  const told = field.getAttribute('aria-describedby')!.split(' ').map((id) => document.getElementById(id)?.textContent)
  expect(told).toContain(reason)
  expect(dialog().querySelector('.failure')?.textContent).not.toContain(reason)
  expect(dialog().querySelector<HTMLTextAreaElement>('textarea')!.value).toBe('等配件')
})

it('shows what the other side said beside the answer to it', async () => {
  const objection = aStep(3, { action: 'object', note: '河道归水务站', data: { ground: 'not_my_duty' }, by: { id: 'chu', name: '初明', role: '' } })
  await open({ action: 'overrule', needs: ['reason'] }, undefined, {}, [aStep(1), aStep(2, { action: 'object', note: '旧的' }), objection])
  const told = dialog().querySelector('.answered')!.textContent
  expect(told).toContain('初明')
  expect(told).toContain('不是我的职责')
  expect(told).toContain('河道归水务站')
  expect(told).not.toContain('旧的')
})

it('shows what one decides by, and keeps those whom the duties refuse for the county', async () => {
  await open({ action: 'dispatch', needs: ['worker_id'] })
  const [first, second] = [...dialog().querySelectorAll<HTMLElement>('.candidate')]
  expect(first?.textContent).toMatch(/钱小禾.*本网格.*手上 3 件.*约 1.2 公里/s)
  expect(first?.querySelector('a')?.getAttribute('href')).toBe('tel:13800138000')
  expect(second?.textContent).toContain(REFUSED.detail)
  expect(first?.textContent).not.toContain('请假')
  expect(second?.textContent).toMatch(/请假，.*12月4日/)
  expect(radio('sun').disabled).toBe(true)
  // The only one there is to choose is who is meant.
  expect(radio('qian').checked).toBe(true)
})

it('asks the county why, where it chooses beyond a duty', async () => {
  const asked = await open({ action: 'dispatch', needs: ['worker_id'] }, undefined, {}, [], { 'duties.override': true })
  await choose('sun')
  expect(labels()).toContain('县级指定的理由')
  await submit()
  expect(sent(asked)).toEqual([])
  await choose('qian')
  expect(labels()).not.toContain('县级指定的理由')
  await choose('sun')
  await write('汛期，先由网格员守住', [...dialog().querySelectorAll('textarea')].slice(-1)[0]!)
  await submit()
  expect(sent(asked)).toEqual([{ worker_id: 'sun', override: '汛期，先由网格员守住' }])
})

it('keeps the answers of a call-back apart: yes, no, and not asked', async () => {
  const asked = await open({ action: 'evaluate', needs: ['call'] })
  // Its form comes when it is first opened.
  await vi.waitFor(() => expect(dialog().querySelectorAll('fieldset')).toHaveLength(1), { timeout: 15_000 })
  for (const [index, value] of ['told', 'yes', 'no', 'unknown'].entries()) {
    const answer = dialog().querySelectorAll('fieldset')[index]!.querySelector<HTMLInputElement>(`input[value=${value}]`)!
    answer.checked = true
    answer.dispatchEvent(new Event('change'))
    await flushPromises()
  }
  await submit()
  expect(sent(asked)).toEqual([{ call: 'told', responded: true, solved: false, satisfied: null }])
})
