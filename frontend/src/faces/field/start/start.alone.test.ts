import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'

import { TREE } from '@/cases/testing/categories'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import { isFirstDay, showCardsAgain } from '../firstDay'
import { useOutbox } from '../report/useOutbox'
import face from '../words.zh'
import FirstCards from './FirstCards.vue'
import InstallRow from './InstallRow.vue'
import said from './messages.zh'
import PracticePage from './PracticePage.vue'

vi.mock('vue-router', () => ({
  useRouter: () => ({ replace: vi.fn(), back: vi.fn() }),
  RouterLink: { props: ['to'], template: '<a :href="to"><slot /></a>' },
}))
vi.mock('../report/PlacePicker.vue', () => ({ default: { props: ['measure'], template: '<div :data-measure="measure" />' } }))

const words = { ...face, field: { ...face.field, ...said } }
const ME = '018f0000-0000-7000-8000-000000000001'
const tap = async (page: VueWrapper, name: string): Promise<void> => {
  const found = page.findAll('button').find((each) => each.text() === name)
  if (found === undefined) throw new Error(`There is no button “${name}”.`)
  await found.trigger('click')
  await flushPromises()
}

beforeEach(() => {
  localStorage.clear()
  showCardsAgain(ME)
})

it('shows three cards, the last of which leads to practice, until they were seen', async () => {
  const page = mountIn(FirstCards, { account: ME }, words)
  expect(page.text()).toContain(said.first.report.title)
  await tap(page, said.first.next)
  await tap(page, said.first.next)
  expect(page.text()).toContain(said.first.yours.title)
  expect(page.get('a').attributes('href')).toBe('/practice')
  expect(isFirstDay(ME)).toBe(true)
  await tap(page, said.first.done)
  expect([isFirstDay(ME), localStorage.getItem('pingan_first_day')]).toEqual([false, JSON.stringify([ME])])
})

it('skips them with one tap', async () => {
  await tap(mountIn(FirstCards, { account: ME }, words), said.first.skip)
  expect(isFirstDay(ME)).toBe(false)
})

it('practises on the form of a report, and nothing of it goes anywhere', async () => {
  const asked = answer({ 'GET /api/v1/categories': { body: { items: TREE, former: [] } } })
  const page = mountIn(PracticePage, {}, words)
  await flushPromises()
  const outbox = useOutbox()
  expect(page.text()).toContain(said.practice.banner)
  // Not even the place: no tap has asked for it.
  expect(page.get('[data-measure]').attributes('data-measure')).toBe('false')
  await tap(page, '人居环境')
  await tap(page, '污水')
  await page.get('#what').setValue('练习的话')
  await tap(page, said.practice.send)
  expect(page.text()).toContain(said.practice.nothingSent)
  expect([outbox.outbox, localStorage.getItem('pingan_category_uses_of')]).toEqual([[], null])
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /api/v1/categories'])
})

it('says in words how the page comes to the home screen where the browser does not ask, and asks where it does', async () => {
  const row = mountIn(InstallRow, {}, words)
  expect(row.text()).toContain(said.install.steps.other)
  const prompt = vi.fn(() => Promise.resolve())
  const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt })
  dispatchEvent(offer)
  await flushPromises()
  expect(offer.defaultPrevented).toBe(true)
  await tap(row, said.install.title)
  expect(prompt).toHaveBeenCalledOnce()
})
