import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'

import care from '@/care/messages.zh'
import { useSession } from '@/people/useSession'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, type Asked } from '@/ui/testing/wire'

import { readActs } from '../outgoing/keeping'
import { useActs } from '../outgoing/useActs'
import { useDelivery } from '../outgoing/useDelivery'
import { database } from '../report/disk'
import face from '../words.zh'
import { afterwards } from './afterwards'
import CarePage from './CarePage.vue'

vi.mock('vue-router', () => ({ RouterLink: { template: '<a><slot /></a>' }, useRouter: () => ({ back: () => undefined }) }))
vi.mock('../parts/BottomSheet.vue', () => ({ default: { props: ['open'], template: '<div v-if="open"><slot /><slot name="foot" /></div>' } }))

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const CARE = '01a20be6-0000-7000-8000-000000000051'
const one = { id: CARE, household_id: QIAN, serial: 12, householder: '张*', how: 'spoken', agreed_on: '2026-10-01', wish: '帮忙买药', every_days: 14, next_on: '2020-01-01', visits: [] }
const session = { account: { id: QIAN, name: '钱' }, post: { id: QIAN }, posts: [], reaches: {}, windows: {}, language: 'zh-hans', must_change_password: false, first: '', csrf_token: 't' }

beforeEach(async () => {
  sessionStorage.clear()
  await (await database()).clear('acts')
})

async function page(outbox: (asked: Asked) => object | 'no network') {
  answer({ 'GET /api/v1/session': { body: session }, 'GET /api/v1/care': { body: { items: [one] } }, 'POST /api/v1/outbox': outbox as never })
  const shown = mountIn(CarePage, {}, { ...face, ui, care } as never)
  await useSession().load()
  await flushPromises()
  return shown
}

it('keeps a visit sealed until it has arrived, and nothing of it afterwards', async () => {
  let way = false
  const sent: Asked[] = []
  const shown = await page((asked) => {
    if (!way) return 'no network'
    sent.push(asked)
    const { key } = JSON.parse(asked.text).items[0] as { key: string }
    return { body: { items: [{ key, became: 'done', status: 204, replayed: false, case: null, dropped: [], problem: null }] } }
  })
  expect(shown.text()).toContain('第 12 户 张*')
  await shown.get('.doings button').trigger('click')
  await shown.get('[role=radio]').trigger('click')
  await shown.get('textarea').setValue('药够到月底')
  await shown.get('form').trigger('submit')
  await vi.waitFor(() => expect(shown.text()).toContain(care.waits))
  const [onDisk] = await readActs(QIAN)
  expect([onDisk!.title, Object.keys(onDisk!.said)]).toEqual(['第 12 户', ['sealed']])
  expect(useActs().waiting).toMatchObject([{ action: 'visit_care', case: CARE, said: { outcome: 'met', note: '药够到月底' } }])
  way = true
  await useActs().tell({ type: 'hurried' })
  await useDelivery().deliver()
  expect(JSON.parse(sent[0]!.text).items[0].said).toMatchObject({ outcome: 'met', note: '药够到月底' })
  expect(await readActs(QIAN)).toMatchObject([{ stage: 'arrived', said: {} }])
})

it('takes what a household wants otherwise, and shows it before the county knows', async () => {
  const shown = await page(() => 'no network')
  await shown.findAll('.doings button')[1]!.trigger('click')
  expect((shown.get('textarea').element as HTMLTextAreaElement).value).toBe('帮忙买药')
  await shown.get('textarea').setValue('陪去卫生院')
  await shown.findAll('[role=radio]')[2]!.trigger('click')
  await shown.get('input[type=date]').setValue('2040-05-01')
  await shown.get('form').trigger('submit')
  await vi.waitFor(() => expect(shown.text()).toContain(care.waits))
  for (const told of ['陪去卫生院', '每 30 天一次', '2040年5月1日']) expect(shown.text()).toContain(told)
  expect(useActs().waiting).toMatchObject([{ action: 'arrange_care', case: CARE, said: { wish: '陪去卫生院', every_days: 30, next_on: '2040-05-01' } }])
  expect(Object.keys((await readActs(QIAN))[0]!.said)).toEqual(['sealed'])
})

it('counts a visit that waits, and says so where the county did not take it', async () => {
  const one = { id: CARE, every_days: 14, next_on: '2026-11-20', wish: '', visits: [] } as never
  const visited = (next: string | null) => afterwards(one, [{ action: 'visit_care', said: { on: '2026-11-21', outcome: 'met', note: '', next_on: next } }], '2026-11-22')
  expect([visited(null).next_on, visited('2026-11-30').next_on, visited(null).visits]).toEqual(['2026-12-05', '2026-11-30', [{ on: '2026-11-21', outcome: 'met', note: '' }]])
  // Its key is gone: it says nothing.
  expect(afterwards(one, [{ action: 'visit_care', said: {} }, { action: 'arrange_care', said: {} }], '2026-11-22')).toEqual(one)
  const shown = await page((asked) => {
    const { key } = JSON.parse(asked.text).items[0] as { key: string }
    const problem = { code: 'care_ended', title: '已结束', status: 409, retry: 'never' }
    return { body: { items: [{ key, became: 'refused', status: 409, replayed: false, case: null, dropped: [], problem }] } }
  })
  await shown.get('.doings button').trigger('click')
  await shown.get('[role=radio]').trigger('click')
  await shown.get('form').trigger('submit')
  await vi.waitFor(() => expect(shown.text()).toContain(care.stuck))
  expect(shown.text()).not.toContain(care.waits)
})

it('shows what a household has ended no more, whether the county knows it or not', async () => {
  const shown = await page(() => 'no network')
  await shown.findAll('.doings button')[2]!.trigger('click')
  const end = shown.get('.sure')
  await end.trigger('click')
  await end.trigger('click')
  await vi.waitFor(() => expect(shown.text()).not.toContain('第 12 户'))
  expect(useActs().waiting).toMatchObject([{ action: 'end_care', case: CARE, said: { why: 'withdrawn' } }])
})
