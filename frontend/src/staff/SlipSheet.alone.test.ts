/** Slips name the address that everybody comes by, not the one this administrator happens to use. */
import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'

import people from '@/people/messages.zh'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import staff from './messages.zh'
import SlipSheet from './SlipSheet.vue'

const page = vi.hoisted(() => ({ county: { name: '示例县' }, address: '' }))
vi.mock('@/api/page', () => ({ pageConfig: () => page, emblemAt: () => '' }))

const ID = '00000000-0000-7000-8000-000000000001'
const slip = { id: ID, name: '李望川', username: 'liwangchuan', unit: '枫垭镇', password: 'abcd-efgh' }

async function addressOnPaper(address: string): Promise<string> {
  page.address = address
  answer({ 'POST /api/v1/staff/passwords': { body: { items: [slip] } } })
  const sheet = mountIn(SlipSheet, { ids: [ID] }, { ui, people, staff })
  await sheet.get('textarea, input').setValue('新来的人')
  await sheet.get('form button').trigger('click')
  await sheet.get('form button').trigger('click')
  await flushPromises()
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
