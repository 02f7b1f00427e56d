/** People at work on screen: a name that can be called, a table that goes on where it stopped, posts given together. */
import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'

import people from '@/people/messages.zh'
import { useSession } from '@/people/useSession'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import staff from './messages.zh'
import NominationsPage from './NominationsPage.vue'
import RollsPage from './RollsPage.vue'
import StaffCard from './StaffCard.vue'

vi.mock('@/people/useSession', () => ({ useSession: vi.fn() }))

const ID = '00000000-0000-7000-8000-000000000001'
const OTHER = '00000000-0000-7000-8000-000000000002'
const words = { ui, people, staff }
const AREA = { area_code: '999921100001001', area_name: '枫垭社区第一网格' }

function may(...operations: string[]): void {
  const reaches = Object.fromEntries(operations.map((name) => [name, { span: 'area', tracks: null, own: false }]))
  vi.mocked(useSession).mockReturnValue({ reaches } as unknown as ReturnType<typeof useSession>)
}

it('tells how a colleague is reached, and who is there instead', async () => {
  HTMLDialogElement.prototype.showModal = vi.fn()
  const person = { id: ID, name: '李望川', phone: '0871-5550003' }
  const entry = { post: ID, account: person, role: 'dispatcher', ...AREA, organisation: '枫垭镇综治中心', organisation_phone: '0871-5550000', acting_for: null }
  const instead = { id: OTHER, name: '孙晓岚', phone: '0871-5550004' }
  answer({ [`GET /api/v1/staff/directory/${ID}`]: { body: { account: person, posts: [entry], away_until: '2026-12-01', stand_in: instead } } })
  const card = mountIn(StaffCard, { id: ID, name: person.name }, words)
  await flushPromises()
  expect(card.findAll('a').map((link) => link.attributes('href'))).toEqual(['tel:0871-5550003', 'tel:0871-5550004', 'tel:0871-5550000'])
  expect(card.text()).toContain('离岗至 2026-12-01')
  card.unmount()
})

it('goes on with a table until nothing of it is left, and tells how far it has come', async () => {
  may('staff.take_in')
  const roll = (ready: number, done: number) => ({ id: ID, name: '人员.xlsx', why: '首批', by: '许', at: '2026-01-01T10:00:00+08:00', ready, refused: 1, taken_in: done })
  const steps = [roll(1, 2), roll(0, 3)]
  const asked = answer({
    'GET /api/v1/staff/rolls': { body: { items: [roll(2, 1)] } },
    [`POST /api/v1/staff/rolls/${ID}/take_in`]: () => ({ body: steps.shift() }),
  })
  const page = mountIn(RollsPage, {}, words)
  await flushPromises()
  const go = page.findAll('button').find((button) => button.text() === staff.rolls.goOn)
  await go?.trigger('click')
  await vi.waitFor(() => expect(page.text()).toContain(staff.rolls.done), { timeout: 15_000 })
  expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(2)
  page.unmount()
})

it('gives the chosen posts together, and says by name which could not be given', async () => {
  may('staff.approve', 'staff.read')
  const waiting = (id: string, name: string) => ({
    ...{ id, account: { id, name, username: name }, role: 'grid_worker', ...AREA, organisation: null, starts_on: '2026-01-01', ends_on: null },
    ...{ acting_for: null, why: '新到岗', asked_by: '许', asked_at: '2026-01-01T10:00:00+08:00', outcome: 'waiting', answer: '' },
  })
  const asked = answer({
    'GET /api/v1/staff/nominations': { body: { items: [waiting(ID, '甲'), waiting(OTHER, '乙')], next: null } },
    'POST /api/v1/staff/nominations/settle': { body: { items: [{ id: ID, outcome: 'given', reason: '' }, { id: OTHER, outcome: null, reason: '账号已停用' }] } },
  })
  const page = mountIn(NominationsPage, {}, words)
  await flushPromises()
  await page.get('thead input').setValue(true)
  await page.get('button.primary').trigger('click')
  await flushPromises()
  expect(page.get('[role=status]').text()).toBe('已处理 1 项。乙：账号已停用')
  const sent = asked.find(({ path }) => path.endsWith('/settle'))
  expect(JSON.parse(sent?.text ?? '')).toEqual({ nominations: [ID, OTHER], give: true, answer: '' })
  page.unmount()
})
