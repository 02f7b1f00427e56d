import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'

import people from '@/people/messages.zh'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import words from './messages.zh'
import PhonesPage from './PhonesPage.vue'

const phone = { worker: '钱守山', organisation: '枫垭社区委员会', machine: 'android_phone', last_spoke_at: '2026-11-20T01:00:00Z', waiting: 7, oldest_at: '2026-11-19T01:00:00Z' }

it('tells whose phone has been silent, and asks again for more days', async () => {
  const asked = answer({ 'GET /api/v1/outbox/silent': ({ search }) => ({ body: { items: search.get('days') === '3' ? [phone] : [], more: false } }) })
  const page = mountIn(PhonesPage, {}, { desk: words, people, ui } as never)
  await flushPromises()
  expect(page.find('tbody tr').text()).toContain('钱守山')
  expect(page.find('td.count.waits').text()).toBe('7')
  expect(page.text()).toContain(people.devices.machine.android_phone)
  await page.findAll('.days button')[1]!.trigger('click')
  await flushPromises()
  expect(page.text()).toContain(words.phones.none)
  expect(asked.map(({ search }) => search.get('days'))).toEqual(['3', '7'])
})
