import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'

import { useSession } from '@/people/useSession'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'
import workload from '@/workload/messages.zh'

import face from '../words.zh'
import DayAhead from './DayAhead.vue'
import said from './messages.zh'

vi.mock('vue-router', () => ({ RouterLink: { template: '<a><slot /></a>' }, useRouter: () => ({ back: () => undefined }) }))
const metresToGrid = vi.hoisted(() => vi.fn<(code: string) => Promise<number | null>>())
vi.mock('@/territory/phoneGround', () => ({ metresToGrid }))

const QIAN = '01a20be6-0000-7000-8000-000000000001'
const GRID = '999921100200001'
const task = { id: QIAN, title: '排查水渠', reason: '汛期前', minutes: 40, until: '2026-12-01', unit: { id: QIAN, name: '综治中心' }, duty: '水渠管护', basis: '', done_at: null }
const row = { id: QIAN, summary: '井盖坏了', lng: 98.5, lat: 24.5, category: '05', state: 'handled', ending: '', grid_code: GRID, received_at: '2026-11-01T00:00:00Z', unread: false }
const session = {
  ...{ account: { id: QIAN, name: '钱' }, post: { id: QIAN, area_code: GRID }, posts: [], windows: {}, language: 'zh-hans', must_change_password: false, csrf_token: 't' },
  reaches: { 'workload.day': { span: 'grid' } },
}
/** A kilometre south of the case. */
const HERE = { lng: 98.5, lat: 24.491 }

async function ahead(toGrid: number | null) {
  metresToGrid.mockResolvedValue(toGrid)
  answer({
    'GET /api/v1/session': { body: session },
    'GET /api/v1/cases': { body: { items: [row], next: null, seq: 1 } },
    'GET /api/v1/categories': { body: { items: [], version: 1 } },
    'GET /api/v1/workload/day': { body: { tasks: [task] } },
  })
  const shown = mountIn(DayAhead, { from: null }, { ...face, ui, field: { ...face.field, ...said }, workload } as never)
  await useSession().load()
  await flushPromises()
  await shown.setProps({ from: HERE })
  await vi.waitFor(() => expect(metresToGrid).toHaveBeenLastCalledWith(GRID, HERE))
  await flushPromises()
  return shown
}
const titles = (shown: Awaited<ReturnType<typeof ahead>>): string[] => shown.findAll('h2').map((one) => one.text())

it('puts what is asked of the grid where the grid lies among the day, told by the phone alone', async () => {
  expect(titles(await ahead(0))).toEqual([`单位下派的任务 ${said.day.inGrid}`, said.day.today, said.day.toVerify])
  expect(titles(await ahead(2600))).toEqual([said.day.today, said.day.toVerify, '单位下派的任务 离您的网格约 2.6 公里（直线）'])
})

it('says nothing of it where the phone has no grids with it', async () => {
  expect(titles(await ahead(null))).toEqual(['单位下派的任务', said.day.today, said.day.toVerify])
})
