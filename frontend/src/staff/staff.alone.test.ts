/** People at work on screen: a name that can be called, a table that goes on where it stopped, posts given together. */
import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, h, provide as provideTo, type Ref } from 'vue'

import { forgetDrafts, keepingOf, openDrafts, writeAll } from '@/people/drafts'
import people from '@/people/messages.zh'
import { useSession } from '@/people/useSession'
import { BACK_CLOSES } from '@/ui/backCloses'
import { allWords, forgetWords } from '@/ui/kept'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem } from '@/ui/testing/wire'

import AskPost from './AskPost.vue'
import { askKey } from './drafts'
import HandOver from './HandOver.vue'
import staff from './messages.zh'
import NewAccount from './NewAccount.vue'
import NominationsPage from './NominationsPage.vue'
import PostRow from './PostRow.vue'
import RollsPage from './RollsPage.vue'
import StaffCard from './StaffCard.vue'
import StaffSaid from './StaffSaid.vue'
import WatchPage from './WatchPage.vue'
import WhoPage from './WhoPage.vue'

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

/** A card that is open, and what the page beneath hears of it. */
async function openCard(provide: Record<symbol, unknown> = {}) {
  HTMLDialogElement.prototype.showModal = vi.fn()
  answer({ [`GET /api/v1/staff/directory/${ID}`]: problem(404, 'not_found') })
  const Page = defineComponent({ setup: () => (Object.getOwnPropertySymbols(provide).forEach((key) => provideTo(key, provide[key])), () => h(StaffCard, { id: ID, name: '李望川' })) })
  const page = mountIn(Page, {}, words)
  document.body.append(page.element)
  await flushPromises()
  return { page, dialog: page.get<HTMLDialogElement>('dialog') }
}

it('keeps its keys from the page beneath: Escape closes the card and no sheet under it', async () => {
  const beneath = vi.fn()
  addEventListener('keydown', beneath)
  const { page, dialog } = await openCard()
  await dialog.get('button').trigger('keydown', { key: 'Escape' })
  removeEventListener('keydown', beneath)
  expect(beneath).not.toHaveBeenCalled()
  page.unmount()
})

it('is closed by the Back of a face that has one', async () => {
  let open: Ref<boolean> | undefined
  const { page, dialog } = await openCard({ [BACK_CLOSES]: (its: Ref<boolean>) => (open = its) })
  const close = vi.fn(() => dialog.element.dispatchEvent(new Event('close')))
  dialog.element.close = close
  if (open !== undefined) open.value = false
  await flushPromises()
  expect(close).toHaveBeenCalledOnce()
  expect(page.getComponent(StaffCard).emitted('close')).toHaveLength(1)
  page.unmount()
})

it('goes on with a table until nothing of it is left, and tells how far it has come', async () => {
  may('staff.take_in')
  const roll = (ready: number, done: number) => ({ id: ID, name: '人员.xlsx', why: '首批', by: { id: OTHER, name: '许' }, at: '2026-01-01T10:00:00+08:00', ready, refused: 1, taken_in: done })
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
    ...{ acting_for: null, why: '新到岗', asked_by: { id: OTHER, name: '许' }, asked_at: '2026-01-01T10:00:00+08:00', outcome: 'waiting', answer: '' },
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

it('says of what got no answer that it waits no more', async () => {
  may('staff.approve', 'staff.read')
  const one = {
    ...{ id: ID, account: { id: ID, name: '甲', username: 'jia' }, role: 'grid_worker', ...AREA, organisation: null, starts_on: '2026-01-01', ends_on: null },
    ...{ acting_for: null, why: '新到岗', asked_by: { id: OTHER, name: '许' }, asked_at: '2026-01-01T10:00:00+08:00', outcome: 'waiting', answer: '' },
  }
  let items = [one]
  answer({
    'GET /api/v1/staff/nominations': () => ({ body: { items, next: null } }),
    'POST /api/v1/staff/nominations/settle': () => {
      items = []
      return 'no network'
    },
  })
  const page = mountIn(NominationsPage, {}, words)
  await flushPromises()
  await page.get('thead input').setValue(true)
  await page.get('button.primary').trigger('click')
  await flushPromises()
  expect(page.get('[role=status]').text()).toBe(staff.nominations.gone.replace('{n}', '1'))
  expect(page.get('[role=alert]').text()).toBe(staff.unsure)
  page.unmount()
})

it('keeps a new account that was begun for its writer, under one id', async () => {
  may('staff.open')
  await openDrafts(OTHER)
  let tries = 0
  const asked = answer({ 'POST /api/v1/staff/accounts': () => (tries++ === 0 ? 'no network' : { status: 200, body: {} }) })
  const open = () => mountIn(NewAccount, { area: AREA.area_code }, words)
  let form = open()
  for (const [at, value] of ['钟小满', 'zhongxm'].entries()) await form.findAll('input')[at]?.setValue(value)
  await form.get('form').trigger('submit')
  await flushPromises()
  expect(form.get('[role=alert]').text()).toBe(staff.unsure)
  // The session ends, and its writer signs in again.
  form.unmount()
  await writeAll()
  await openDrafts(OTHER)
  form = open()
  expect(form.findAll('input')[0]?.element.value).toBe('钟小满')
  await form.get('form').trigger('submit')
  await flushPromises()
  const [first, second] = asked.filter(({ method }) => method === 'POST').map(({ text }) => JSON.parse(text) as Record<string, unknown>)
  expect(second).toEqual(first)
  expect(form.emitted('done')).toEqual([[first?.id]])
  form.unmount()
  // Sent, it is kept no longer; and nothing of it is another's to come across.
  expect((await allWords(OTHER)).size).toBe(0)
  await forgetDrafts()
})

it('opens what somebody had begun to ask for, and shows it to nobody else', async () => {
  may('staff.ask', 'staff.posts')
  await openDrafts(OTHER)
  answer({ 'GET /api/v1/staff/employers': { body: { items: [] } } })
  const open = () => mountIn(AskPost, { account: ID, area: AREA.area_code }, words)
  const why = (form: ReturnType<typeof open>) => form.get<HTMLInputElement>('input[maxlength="200"]')
  let form = open()
  await why(form).setValue('接替')
  form.unmount()
  await writeAll()
  await openDrafts(OTHER)
  expect(keepingOf(askKey(ID))).toBe('kept')
  form = open()
  expect(why(form).element.value).toBe('接替')
  form.unmount()
  await openDrafts('wu')
  expect(keepingOf(askKey(ID))).toBe('none')
  await forgetDrafts()
  await forgetWords(OTHER)
})

it('says of whoever left that they did, and asks no second time', async () => {
  HTMLDialogElement.prototype.showModal = vi.fn()
  answer({ [`GET /api/v1/staff/directory/${ID}`]: problem(404, 'not_found') })
  const card = mountIn(StaffCard, { id: ID, name: '李望川' }, words)
  await flushPromises()
  expect(card.text()).toContain(staff.directory.gone)
  expect(card.findAll('button').map((button) => button.text())).toEqual([staff.directory.close])
  card.unmount()
})

it('lets a name be called from the middle of a sentence', () => {
  const said = mountIn(StaffSaid, { id: ID, name: '李望川', say: (name: string) => `由${name}办理` }, words)
  expect(said.text()).toBe('由李望川办理')
  expect(said.get('button').text()).toBe('李望川')
  said.unmount()
})

const POST = { id: ID, role: 'grid_worker', ...AREA, organisation: '枫垭镇', starts_on: '2026-01-01', ends_on: null, acting_for: null, holds: [], absences: [] }
const found = { id: OTHER, username: 'sun', name: '孙晓岚', phone: '', ...AREA, state: 'active', version: 1, posts: [POST], waits: false }

it('sends a leave of which nothing was heard under its first name, with whom a name was chosen for', async () => {
  may('staff.leave')
  let tries = 0
  const asked = answer({
    'GET /api/v1/staff/accounts': { body: { items: [found], next: null } },
    'POST /api/v1/staff/absences': () => (tries++ === 0 ? 'no network' : { status: 201 }),
  })
  const row = mountIn(PostRow, { post: POST, account: ID }, words)
  await row.get('.line button').trigger('click')
  await row.get('[role=combobox]').setValue('孙')
  await vi.waitFor(() => expect(row.find('[role=option]').exists()).toBe(true), { timeout: 15_000 })
  await row.get('[role=combobox]').trigger('keydown', { key: 'Enter' })
  await row.get('form').trigger('submit')
  await flushPromises()
  expect(row.get('[role=alert]').text()).toBe(staff.unsure)
  await row.get('form').trigger('submit')
  await flushPromises()
  const [first, second] = asked.filter(({ method }) => method === 'POST').map(({ text }) => JSON.parse(text) as Record<string, unknown>)
  expect(first?.stand_in).toBe(OTHER)
  expect(second).toEqual(first)
  row.unmount()
})

it('asks for a post in the place of whoever holds it there, and until a day', async () => {
  may('staff.ask', 'staff.posts')
  const held = { ...POST, account: { id: OTHER, name: '孙晓岚', phone: '' }, away: true, works: true }
  const asked = answer({
    [`GET /api/v1/areas/${AREA.area_code}`]: { body: { code: AREA.area_code, path: [{ name: '县' }, { name: AREA.area_name }], children: [] } },
    'GET /api/v1/staff/posts': { body: { items: [held, { ...held, id: OTHER, account: { ...held.account, id: ID } }] } },
    'POST /api/v1/staff/nominations': { status: 201 },
  })
  const form = mountIn(AskPost, { account: ID, area: AREA.area_code }, words)
  await form.findAll('.segments button')[1]?.trigger('click')
  await flushPromises()
  // Nobody acts for themself.
  expect(form.findAll('select option').map((option) => option.text())).toEqual(['孙晓岚 · 网格员 · 离岗'])
  await form.get('select').setValue(ID)
  await form.findAll('input[type=date]')[1]?.setValue('2999-01-31')
  await form.findAll('.field.wide input')[0]?.setValue('借调')
  await form.get('form').trigger('submit')
  await flushPromises()
  const [sent] = asked.filter(({ method }) => method === 'POST').map(({ text }) => JSON.parse(text) as Record<string, unknown>)
  expect(sent).toMatchObject({ account_id: ID, acting_for: ID, ends_on: '2999-01-31', why: '借调' })
  expect(sent).not.toHaveProperty('role')
  form.unmount()
})

it('tells what was left behind apart from who is about to leave', async () => {
  may('staff.posts')
  const leaving = { ...POST, account: { id: OTHER, name: '孙晓岚', phone: '' }, works: true, holds: [{ what: 'cases', n: 2 }] }
  answer({
    'GET /api/v1/staff/gaps': { body: { items: [] } },
    'GET /api/v1/staff/leaving': { body: { items: [{ ...leaving, ends_on: '2020-01-31' }, { ...leaving, id: OTHER, works: false }, { ...leaving, id: 'c', ends_on: '2999-01-31', holds: [] }] } },
  })
  const page = mountIn(WhoPage, {}, words)
  await flushPromises()
  const told = page.findAll('li.entry').map((row) => row.text())
  expect(told[0]).toMatch(/已于 2020-01-31 离任.*未交接.*案件 2 件/s)
  expect(told[1]).toMatch(/账号已停用.*案件 2 件/s)
  expect(told[2]).toMatch(/至 2999-01-31.*手上没有未办完的事/s)
  page.unmount()
})

it('tells of whose accounts others tried, and of names that nobody has, in one line for a day', async () => {
  may('staff.sign_ins')
  const one = { id: ID, account: { id: ID, name: '钱小满', username: 'qian' }, day: '2026-01-31', way: 'password', known: false, tries: 42, last_at: '2026-01-31T10:00:00+08:00' }
  answer({
    'GET /api/v1/staff/failed-sign-ins': { body: { items: [one, { ...one, id: OTHER, account: null, way: 'factor', known: true, tries: 3 }], next: null } },
    'GET /api/v1/staff/sign-ins': { body: { items: [{ seq: 1, at: one.last_at, type: 'people.signed_in', by: '李', by_id: OTHER, whom: '李', whom_id: OTHER, section: '', why: '' }], next: null } },
  })
  const page = mountIn(WatchPage, { which: 'sign-ins' }, words)
  await flushPromises()
  const [first, second] = page.findAll('li.entry').map((row) => row.text().replace(/\s+/g, ' '))
  expect(first).toMatch(/钱小满 · qian · 2026-01-31 42 次 ?密码不对 · 在没登录过的设备上/)
  expect(second).toContain(staff.failed.nobody)
  expect(page.get('td .staff-name').text()).toBe('李')
  page.unmount()
})

it('hands everything over round by round, and says of what is left why', async () => {
  const one = (code: string, reason = '') => ({ what: 'case', case_id: ID, code, reason })
  const rounds = [[one('PA-1'), one('PA-2', '只能派给在那里任职的人')], [one('PA-2', '只能派给在那里任职的人')]]
  const asked = answer({
    'GET /api/v1/staff/accounts': { body: { items: [found], next: null } },
    'POST /api/v1/cases/hand_over_all': () => ({ body: { items: rounds.shift() ?? [] } }),
  })
  const form = mountIn(HandOver, { holder: ID, area: AREA.area_code }, words)
  await form.get('[role=combobox]').setValue('孙')
  await vi.waitFor(() => expect(form.find('[role=option]').exists()).toBe(true), { timeout: 15_000 })
  await form.get('[role=combobox]').trigger('keydown', { key: 'Enter' })
  await form.findAll('input')[1]?.setValue('调走')
  const give = () => form.get('.line button').trigger('click')
  await give()
  await give()
  await flushPromises()
  const sent = asked.filter(({ method }) => method === 'POST').map(({ text }) => JSON.parse(text) as unknown)
  expect(sent).toEqual([0, 1].map(() => ({ holder_id: ID, to_id: OTHER, area: AREA.area_code, reason: '调走' })))
  expect(form.get('[role=status]').text()).toBe('已移交 1 件。')
  expect(form.findAll('li').map((row) => row.text())).toContain('PA-2 · 案件：只能派给在那里任职的人')
  form.unmount()
})
