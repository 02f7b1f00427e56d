/** Slips name the address that everybody comes by, and nobody's goes missing unsaid: it is shown this once. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'

import people from '@/people/messages.zh'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem } from '@/ui/testing/wire'

import AccountsPage from './AccountsPage.vue'
import staff from './messages.zh'
import SlipSheet from './SlipSheet.vue'

const page = vi.hoisted(() => ({ county: { name: '示例县' }, address: '' }))
vi.mock('@/api/page', () => ({ pageConfig: () => page, emblemAt: () => '' }))

beforeEach(() => localStorage.clear())

const ID = '00000000-0000-7000-8000-000000000001'
const slip = { id: ID, name: '李望川', username: 'liwangchuan', unit: '枫垭镇', password: 'abcd-efgh' }

const words = { ui, people, staff }

async function give(sheet: VueWrapper): Promise<void> {
  await sheet.get('textarea, input').setValue('新来的人')
  await sheet.get('form button').trigger('click')
  await sheet.get('form button').trigger('click')
  await flushPromises()
}

async function addressOnPaper(address: string): Promise<string> {
  page.address = address
  answer({ 'POST /api/v1/staff/passwords': { body: { items: [slip] } } })
  const sheet = mountIn(SlipSheet, { ids: [ID] }, words)
  await give(sheet)
  const said = document.querySelector('.slips-on-paper code')?.textContent ?? ''
  sheet.unmount()
  return said
}

it('takes the address the county goes by', async () => {
  expect(await addressOnPaper('https://grid.example.org')).toBe('https://grid.example.org/')
})

it('takes this page\'s own where nobody said one', async () => {
  expect(await addressOnPaper('')).toBe(`${location.origin}/`)
})

/** What the page says of passwords that were given and are on no paper. */
async function owed(): Promise<string> {
  answer({ 'GET /api/v1/staff/accounts': { body: { items: [], next: null } } })
  const page = mountIn(AccountsPage, { id: '' }, words)
  await flushPromises()
  const told = page.findAll('[role=status]').map((line) => line.text())
  page.unmount()
  return told.join()
}

it('says that one which got no answer may hold all the same, and remembers it for the page that comes after', async () => {
  answer({ 'POST /api/v1/staff/passwords': 'no network' })
  const sheet = mountIn(SlipSheet, { ids: [ID] }, words)
  await give(sheet)
  expect(sheet.get('[role=alert]').text()).toBe(staff.slips.unsure)
  sheet.unmount()
  expect(await owed()).toContain(staff.slips.owed.replace('{n}', '1'))
  expect(JSON.stringify(localStorage)).not.toContain('新来的人')
})

it('remembers slips that a page took with it, for whom and never which, until they are printed', async () => {
  answer({ 'POST /api/v1/staff/passwords': { body: { items: [slip] } } })
  const sheet = mountIn(SlipSheet, { ids: [ID] }, words)
  await give(sheet)
  expect(await owed()).toContain(staff.slips.owed.replace('{n}', '1'))
  expect(JSON.stringify(localStorage)).not.toContain(slip.password)
  vi.stubGlobal('print', vi.fn())
  await sheet.get('.tools button').trigger('click')
  sheet.unmount()
  expect(await owed()).toBe('')
})

it('owes nothing where the server refused', async () => {
  answer({ 'POST /api/v1/staff/passwords': problem(409, 'shut_account') })
  const sheet = mountIn(SlipSheet, { ids: [ID] }, words)
  await give(sheet)
  sheet.unmount()
  expect(await owed()).toBe('')
})
