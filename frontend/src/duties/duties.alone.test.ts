/** The catalogue to be read, contests to be decided, and what becomes of their items. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { forgetDrafts, openDrafts, unsentCount } from '@/cases/writing/drafts'
import { useSession } from '@/people/useSession'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Answer } from '@/ui/testing/wire'

import CatalogueList from './CatalogueList.vue'
import ContestList from './ContestList.vue'
import zh from './messages.zh'
import OverrideFigures from './OverrideFigures.vue'
import ProposalList from './ProposalList.vue'
import { useContests, useProposals, type Contest, type Proposal } from './queries'

vi.mock('@/people/useSession', () => ({ useSession: vi.fn() }))
const may = (...operations: string[]): void => {
  const reaches = Object.fromEntries(operations.map((name) => [name, { span: 'any', tracks: null, own: false }]))
  vi.mocked(useSession).mockReturnValue({ reaches } as unknown as ReturnType<typeof useSession>)
}
afterEach(() => void vi.clearAllMocks())

const words = { duties: zh, ui, people: { roles: {} } }
const ID = '00000000-0000-7000-8000-000000000001'
const CATEGORIES = { 'GET /api/v1/categories': { body: { items: [], former: [] } } }
const item = {
  id: 7,
  category: '0506',
  name: '水渠管护',
  basis: '本县清单',
  sort: 'taken_back',
  lead: '水务局',
  level: 'county',
  assisting: ['乡镇综治中心', '住建局'],
  area_name: '',
  valid_from: '2026-01-01',
  valid_to: null,
}

it('reads an item aloud, and asks the server for what is typed once its writer pauses', async () => {
  const asked = answer({ ...CATEGORIES, 'GET /api/v1/duties': { body: { items: [item], more: false } } })
  const wrapper = mountIn(CatalogueList, {}, words)
  await flushPromises()
  for (const part of ['水渠管护', '上收', '水务局', '乡镇综治中心、住建局', '本县清单', '2026-01-01 起']) expect(wrapper.text()).toContain(part)
  await wrapper.get('input[type=search]').setValue('水渠')
  await vi.waitFor(() => expect(asked.some(({ search }) => search.get('q') === '水渠')).toBe(true), { timeout: 15_000 })
})

const contest = {
  id: ID,
  kind: 'arbitration',
  case: { id: ID, code: 'PA-1', track: 'event', category: '0506', urgency: 'general', state: 'dispatched', area_name: '枫垭镇', summary: '水渠堵了' },
  clock: { due_at: '2026-01-01T10:00:00+08:00', provisional: false },
  sides: [
    { action: 'assign', at: '2026-01-01T08:00:00+08:00', by: { id: ID, name: '李', role: 'dispatcher' }, words: '归水务局' },
    { action: 'open_task', at: '2026-01-01T09:00:00+08:00', by: { id: ID, name: '楚', role: 'department' }, words: '不是我们的事' },
  ],
  duty: null,
  may_decide: true,
} as unknown as Contest

it('shows both sides and the limit, and sends nothing before every field is filled', async () => {
  may('duties.arbitrate')
  const list = { items: [contest], more: false, leads: [{ id: ID, name: '水务局' }] }
  const asked = answer({ ...CATEGORIES, 'GET /api/v1/duties/contests': { body: list }, [`POST /api/v1/tasks/${ID}/arbitrate`]: { body: {} } })
  const host = { components: { ContestList }, setup: () => ({ found: useContests() }), template: '<ContestList :found="found" />' }
  const wrapper = mountIn(host, {}, words)
  await flushPromises()
  for (const part of ['归水务局', '不是我们的事', '已过期限', '清单里没有这一类']) expect(wrapper.text()).toContain(part)
  await wrapper.get('button.primary').trigger('click')
  await wrapper.get('form').trigger('submit')
  expect(wrapper.get('[role=alert]').text()).toBe(zh.contests.missing)
  expect(asked.some(({ method }) => method === 'POST')).toBe(false)
  await wrapper.get('select').setValue(ID)
  const [name, basis] = wrapper.findAll('form input')
  await name?.setValue('水渠管护')
  await basis?.setValue('本县清单')
  await wrapper.get('textarea').setValue('水渠归水务')
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  const sent = asked.find(({ method }) => method === 'POST')
  expect(JSON.parse(sent?.text ?? '')).toEqual({ lead_id: ID, sort: 'basic', name: '水渠管护', basis: '本县清单', report: '水渠归水务' })
  expect(wrapper.text()).toContain(zh.contests.decided)
})

it('keeps a decision that is half written for its writer, until it is sent', async () => {
  may('duties.arbitrate')
  await openDrafts('feng')
  const list = { items: [contest], more: false, leads: [{ id: ID, name: '水务局' }] }
  answer({ ...CATEGORIES, 'GET /api/v1/duties/contests': { body: list }, [`POST /api/v1/tasks/${ID}/arbitrate`]: { body: {} } })
  const host = { components: { ContestList }, setup: () => ({ found: useContests() }), template: '<ContestList :found="found" />' }
  const first = mountIn(host, {}, words)
  await flushPromises()
  await first.get('button.primary').trigger('click')
  expect(unsentCount()).toBe(0)
  await first.get('textarea').setValue('水渠归水务')
  expect(unsentCount()).toBe(1)
  first.unmount()
  const again = mountIn(host, {}, words)
  await flushPromises()
  await again.get('button.primary').trigger('click')
  expect(again.get('textarea').element.value).toBe('水渠归水务')
  await again.get('select').setValue(ID)
  const [name, basis] = again.findAll('form input')
  await name?.setValue('水渠管护')
  await basis?.setValue('本县清单')
  await again.get('form').trigger('submit')
  await flushPromises()
  expect(unsentCount()).toBe(0)
  await forgetDrafts()
})

const proposal = {
  id: ID,
  case_id: ID,
  category: '0506',
  sort: 'basic',
  lead: { id: ID, name: '水务局' },
  name: '水渠管护',
  basis: '本县清单',
  proposed_at: '2026-01-01T10:00:00+08:00',
  proposed_by: '冯',
  may_decide: true,
} as unknown as Proposal

async function proposals(one: Proposal) {
  const asked = answer({
    ...CATEGORIES,
    'GET /api/v1/duties/proposals': { body: { items: [one], more: false } },
    [`POST /api/v1/duties/proposals/${ID}/accept`]: { body: one },
    [`POST /api/v1/duties/proposals/${ID}/decline`]: { body: one },
  })
  const host = { components: { ProposalList }, setup: () => ({ found: useProposals() }), template: '<ProposalList :found="found" />' }
  const wrapper = mountIn(host, {}, words)
  await flushPromises()
  return { wrapper, asked }
}

it('takes an item up only when asked twice, and leaves one with a reason', async () => {
  may('duties.decide')
  const { wrapper, asked } = await proposals(proposal)
  const [leave, take] = wrapper.findAll('button')
  await take?.trigger('click')
  expect(asked.some(({ method }) => method === 'POST')).toBe(false)
  await take?.trigger('click')
  await flushPromises()
  expect(asked.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([expect.stringContaining('/accept')])
  await leave?.trigger('click')
  await wrapper.get('form input').setValue('清单里已有')
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect(JSON.parse(asked.filter(({ method }) => method === 'POST').pop()?.text ?? '')).toEqual({ reason: '清单里已有' })
})

it('offers neither to whoever decided the contest, nor to readers', async () => {
  may('duties.decide')
  const own = await proposals({ ...proposal, may_decide: false })
  expect(own.wrapper.findAll('button')).toEqual([])
  expect(own.wrapper.text()).toContain(zh.proposals.own)
  may()
  const reader = await proposals(proposal)
  expect(reader.wrapper.findAll('button')).toEqual([])
})

it('counts organisations by item, and opens the cases of one', async () => {
  may('duties.overridden')
  const sum = { month: '2026-01-01', sender: { id: ID, name: '县综治中心' }, lead: null, n: 3, items: [{ id: 4, name: '水渠管护', n: 3 }] }
  const one = { id: ID, code: 'PA-9', category: '0506', area_name: '枫垭镇', at: '2026-01-01T10:00:00+08:00' }
  answer({
    ...CATEGORIES,
    'GET /api/v1/duties/overrides': { body: { items: [sum] } },
    'GET /api/v1/duties/overrides/4/cases': { body: { items: [one] } },
  })
  const wrapper = mountIn(OverrideFigures, {}, words)
  await flushPromises()
  expect(wrapper.text()).toContain('县综治中心')
  expect(wrapper.text()).not.toContain('PA-9')
  await wrapper.get('tbody button').trigger('click')
  await flushPromises()
  expect(wrapper.text()).toContain('PA-9')
})

/** The contest's form filled in, and how the list goes on is up to `list`. */
async function writeDecision(list: () => unknown[], decide: () => Answer) {
  may('duties.arbitrate')
  const asked = answer({
    ...CATEGORIES,
    'GET /api/v1/duties/contests': () => ({ body: { items: list(), more: false, leads: [{ id: ID, name: '水务局' }] } }),
    [`POST /api/v1/tasks/${ID}/arbitrate`]: decide,
  })
  let renew = (): unknown => undefined
  const setup = () => {
    const found = useContests()
    renew = found.refetch
    return { found }
  }
  const wrapper = mountIn({ components: { ContestList }, setup, template: '<ContestList :found="found" />' }, {}, words)
  await flushPromises()
  await wrapper.get('button.primary').trigger('click')
  await wrapper.get('select').setValue(ID)
  const [name, basis] = wrapper.findAll('form input')
  await name?.setValue('水渠管护')
  await basis?.setValue('本县清单')
  await wrapper.get('textarea').setValue('水渠归水务')
  return { wrapper, asked, renew: () => renew() }
}

it('tells of a decision that arrived, though its answer was lost and the contest has left the list', async () => {
  await openDrafts('feng')
  let tries = 0
  const { wrapper, asked } = await writeDecision(
    () => (tries === 0 ? [contest] : []),
    () => {
      tries += 1
      return tries === 1 ? 'no network' : { body: {}, headers: { 'Idempotent-Replayed': 'true' } }
    },
  )
  await wrapper.get('form').trigger('submit')
  await vi.waitFor(() => expect(wrapper.text()).toContain(zh.contests.decided), { timeout: 15_000 })
  const keys = asked.filter(({ method }) => method === 'POST').map(({ headers }) => headers.get('Idempotency-Key'))
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
  expect(wrapper.find('form').exists()).toBe(false)
  expect(unsentCount()).toBe(0)
  await forgetDrafts()
})

it('leaves a decision under its writer’s hands when somebody else decides first, and says what the server says', async () => {
  let gone = false
  const { wrapper, renew } = await writeDecision(
    () => (gone ? [] : [contest]),
    () => problem(409, 'wrong_state', { detail: '已由他人裁定。' }),
  )
  gone = true
  await renew()
  await flushPromises()
  expect(wrapper.get('textarea').element.value).toBe('水渠归水务')
  expect(wrapper.text()).toContain(zh.contests.gone)
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect(wrapper.get('[role=alert]').text()).toBe('已由他人裁定。')
  await wrapper.get('form button[type=button]').trigger('click')
  expect(wrapper.find('article').exists()).toBe(false)
})

it('tells that an item was left, though its answer was lost, and keeps the reason until then', async () => {
  may('duties.decide')
  await openDrafts('feng')
  let tries = 0
  answer({
    ...CATEGORIES,
    'GET /api/v1/duties/proposals': () => ({ body: { items: tries === 0 ? [proposal] : [], more: false } }),
    [`POST /api/v1/duties/proposals/${ID}/decline`]: () => {
      tries += 1
      return tries === 1 ? 'no network' : { body: proposal }
    },
  })
  const host = { components: { ProposalList }, setup: () => ({ found: useProposals() }), template: '<ProposalList :found="found" />' }
  const wrapper = mountIn(host, {}, words)
  await flushPromises()
  await wrapper.findAll('button')[0]?.trigger('click')
  await wrapper.get('form input').setValue('清单里已有')
  expect(unsentCount()).toBe(1)
  await wrapper.get('form').trigger('submit')
  await vi.waitFor(() => expect(wrapper.text()).toContain(zh.proposals.declined), { timeout: 15_000 })
  expect(wrapper.find('[role=alert]').exists()).toBe(false)
  expect(unsentCount()).toBe(0)
  await forgetDrafts()
})
