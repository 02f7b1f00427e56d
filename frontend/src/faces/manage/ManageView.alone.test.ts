/** The administrator's menu: what waits to be decided is told before anybody looks for it. */
import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'

import duties from '@/duties/messages.zh'
import { useSession } from '@/people/useSession'
import staff from '@/staff/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import ManageView from './ManageView.vue'
import words from './words.zh'

vi.mock('@/people/useSession', () => ({ useSession: vi.fn() }))
vi.mock('@/live/useLive', () => ({ useLive: () => ({ listen: () => () => undefined }) }))
beforeEach(() => void (location.hash = ''))

const ID = '00000000-0000-7000-8000-000000000001'
const lead = { id: ID, name: '水务局' }
const proposal = {
  ...{ id: ID, case_id: ID, category: '0506', sort: 'basic', lead, name: '水渠管护', basis: '本县清单' },
  ...{ proposed_at: '2026-01-01T10:00:00+08:00', proposed_by: '冯', may_decide: true },
}
const section = { code: 'texts', label: '常用短语', about: '', dated: true, shared: false, writable: true, changed: null }
const post = { id: ID, role: 'administrator' }

async function shown(...operations: string[]) {
  const reaches = Object.fromEntries(operations.map((name) => [name, { span: 'any', tracks: null, own: false }]))
  vi.mocked(useSession).mockReturnValue({ reaches } as unknown as ReturnType<typeof useSession>)
  const asked = answer({
    'GET /api/v1/config/sections': { body: { items: [section] } },
    'GET /api/v1/duties/proposals': { body: { items: [proposal], more: false } },
    'GET /api/v1/categories': { body: { items: [], former: [] } },
    'GET /api/v1/staff/nominations': { body: { items: [], next: null } },
  })
  const page = mountIn(ManageView, { account: { id: ID, name: '许' }, post }, { ...words, duties, staff })
  await flushPromises()
  return { page, asked }
}

it('says how many duties are proposed, and opens them', async () => {
  location.hash = '#/proposals'
  const { page } = await shown('duties.decide', 'config.read', 'config.write')
  expect(page.get('nav [aria-current]').text()).toBe('职责建议 (1)')
  await vi.waitFor(() => expect(page.get('main').text()).toContain('水渠管护'), { timeout: 15_000 })
  expect(page.get('main').text()).not.toContain(duties.proposals.caseOf)
  page.unmount()
})

it('asks for none where somebody else decides', async () => {
  location.hash = '#/history'
  const { page, asked } = await shown('config.read')
  expect(page.get('nav').text()).not.toContain('职责建议')
  expect(asked.some(({ path }) => path.includes('proposals'))).toBe(false)
  page.unmount()
})

it('opens for whoever gives posts with what waits, and shows no table of the configuration', async () => {
  const { page, asked } = await shown('staff.read', 'staff.approve', 'staff.sign_ins', 'staff.directory')
  expect(page.get('nav').text()).toBe(['人员', '岗位审批', '登录记录', '通讯录'].join(''))
  expect(page.get('nav [aria-current]').text()).toBe('岗位审批')
  await vi.waitFor(() => expect(page.get('main').text()).toContain('没有待审批的岗位'), { timeout: 15_000 })
  expect(asked.some(({ path }) => path.includes('/config/'))).toBe(false)
  page.unmount()
})
