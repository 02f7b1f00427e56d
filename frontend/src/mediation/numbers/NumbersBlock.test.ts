/** The center's numbers beside a leader's figures: each opens its rows, and a row the disputes one may read. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import cases from '@/cases/messages.zh'
import { aCase } from '@/cases/testing/samples'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, type Asked } from '@/ui/testing/wire'

import mediation from '../messages.zh'
import numbers from './messages.zh'
import type { NumbersOut } from './numbers'
import NumbersBlock from './NumbersBlock.vue'

const told: NumbersOut = {
  ...{ as_of_seq: 7, month: '2026-03-01', closed_at: null, is_live: true, closes_on: '2026-04-05' },
  area: { code: '999921', name: '示例县' },
  numbers: [
    { code: 'resolved', label: '化解率', about: '化解的比办结的', is_share: true },
    { code: 'confirmed', label: '司法确认率', about: '确认的比达成的', is_share: true },
    { code: 'kept', label: '协议履行率', about: '履行的比到期的', is_share: true },
    { code: 'came_in', label: '受理', about: '本月受理', is_share: false },
  ],
  total: { resolved: { of: 12, counts: 9 }, confirmed: { of: 1, counts: 0 }, kept: { of: 0, counts: 0 }, came_in: { of: 9, counts: 9 } },
  rows: [
    { code: '999921100', name: '示例镇', figures: { resolved: { of: 11, counts: 9 }, came_in: { of: 9, counts: 9 } } },
    { code: '999921102', name: '小镇', figures: { resolved: { of: 1, counts: 0 }, came_in: { of: 0, counts: 0 } } },
    { code: '999921101', name: '无事乡', figures: { resolved: { of: 0, counts: 0 }, came_in: { of: 0, counts: 0 } } },
  ],
}

let shown: VueWrapper
afterEach(() => {
  shown.unmount()
  vi.unstubAllGlobals()
})

async function show(): Promise<Asked[]> {
  const behind = { case: { ...aCase(), id: 'here', summary: '院墙' }, outcome: 'agreement_oral', keeping: '', confirmation: '' }
  const asked = answer({
    'GET /api/v1/numbers': { body: told },
    'GET /api/v1/numbers/cases': { body: { items: [behind], next: null } },
    'GET /api/v1/categories': { body: { items: [], former: [] } },
  })
  shown = mountIn(NumbersBlock, { area: '999921' }, { numbers, mediation, cases, ui })
  await flushPromises()
  return asked
}

const button = (words: string) => shown.findAll('button').find((one) => one.text() === words)
const queries = (asked: Asked[], path: string) => asked.filter((one) => one.path === path).map(({ search }) => Object.fromEntries(search))

it('says each number with what it is of, and of a few the numbers alone', async () => {
  await show()
  expect(shown.findAll('dl > div').map((one) => one.text().replace(/\s+/g, ' '))).toEqual([
    '化解率75.0%9 / 12',
    '司法确认率0 / 1',
    '协议履行率—0 / 0',
    '受理9',
  ])
})

it('opens the rows of a number, those that have something, and then the disputes of one', async () => {
  const asked = await show()
  await button('9 / 12')?.trigger('click')
  expect(shown.findAll('li').map((row) => row.text())).toEqual(['示例镇81.8%9 / 11', '小镇0 / 1'])
  expect(queries(asked, '/api/v1/numbers/cases')).toEqual([])
  await shown.find('li button').trigger('click')
  await flushPromises()
  expect(queries(asked, '/api/v1/numbers/cases')).toEqual([
    expect.objectContaining({ number: 'resolved', part: 'of', by: 'area', row: '999921100' }),
  ])
  await shown.find('.cases li button').trigger('click')
  expect(shown.emitted('open')).toEqual([['here']])
})

it('divides by organisations, and lets go of what was looked at', async () => {
  const asked = await show()
  await button('9')?.trigger('click')
  await shown.find('li button').trigger('click')
  await flushPromises()
  expect(shown.find('.cases').exists()).toBe(true)
  await shown.find('.rows select').setValue('committee')
  await flushPromises()
  expect(queries(asked, '/api/v1/numbers').pop()).toMatchObject({ by: 'committee' })
  expect(shown.find('.cases').exists()).toBe(false)
  expect(shown.find('h3').text()).toBe('受理')
})
