/** Where cases lie, as a page asks and shows it: by the table of whatever track the server tells of. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Answer, type Asked } from '@/ui/testing/wire'

import cases from '../cases/messages.zh'
import ui from '../ui/messages.zh'
import DwellPanel from './DwellPanel.vue'
import stats from './messages.zh'
import type { DwellOut } from './queries'
import { stateOf, trackOf } from './testing/tracks'

const CASE = '0190a8b0-0000-7000-8000-000000000001'

/** Two tracks of which no room of this page has ever heard. */
function told(more: Partial<DwellOut> = {}): DwellOut {
  const permit = trackOf('permit', ['asked', 'looked_at', 'given'], ['put_off'], {
    '>asked': 9,
    'asked>looked_at': 7,
    'looked_at>given': 5,
    'looked_at>put_off': 1,
    'looked_at>appeal:asked': 2,
  })
  permit.states[1] = stateOf('permit', 'looked_at', {
    entered: 7,
    left: 6,
    half: 24,
    most: 120,
    mean: 30.5,
    now: 3,
    since: '2026-03-01T08:00:00+08:00',
    longest: [{ id: CASE, code: 'PA-AAAA-0001', since: '2026-03-01T08:00:00+08:00' }],
  })
  permit.states[0] = stateOf('permit', 'asked', { entered: 9, left: 7, half: null, now: 2 })
  const lying = { left: 4, half: 48, most: 72, mean: 40, buckets: [], now: 2, since: null }
  return {
    as_of_seq: 12,
    area: { code: '999921', name: '示例县', level: 'county' },
    first: '2026-01-01',
    last: '2026-03-01',
    bounds: [1, 24, 48, 2160],
    tracks: [permit, trackOf('appeal', ['asked', 'given'], [], { '>asked': 0, 'asked>given': 0 })],
    areas: [{ code: '999921100', name: '枫垭镇', states: [{ ...lying, track: 'permit', state: 'looked_at' }] }],
    organisations: [{ ...lying, id: 'bureau', name: '住建局', states: [{ ...lying, track: 'permit', state: 'looked_at' }] }],
    more_organisations: false,
    ...more,
  }
}

let shown: VueWrapper
afterEach(() => {
  shown.unmount()
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

async function show(dwell: Answer, area = '999921'): Promise<Asked[]> {
  const asked = answer({
    'GET /api/v1/stats/dwell': dwell,
    'GET /api/v1/categories': { body: { items: [], former: [] } },
    'GET /api/v1/cases': { body: { items: [], next: null, order: 'oldest', seq: 1 } },
  })
  shown = mountIn(DwellPanel, { area, addressOf: (id: string) => `/desk/?case=${id}` }, { stats, cases, ui })
  document.body.append(shown.element)
  await flushPromises()
  return asked
}

const nodes = () => shown.findAll('.node')
const node = (name: string) => nodes().find((one) => one.text().includes(name))
const text = (): string => shown.text().replace(/\s+/g, ' ')

it('draws a track that nobody knew, state by state', async () => {
  await show({ body: told() })
  expect(nodes().map((one) => one.find('.name').text())).toEqual([
    expect.stringContaining('asked'),
    expect.stringContaining('looked at'),
    expect.stringContaining('given'),
    expect.stringContaining('put off'),
    expect.stringContaining('appeal'),
  ])
  expect(node('looked at')?.text()).toMatch(/looked at.*一半在 24 小时内此刻停在这里 ?3$/)
  // Longer than the last bound there is.
  expect(node('asked')?.text()).toContain('一半超过 90 天')
})

it('tells of a state that was chosen, and leaves it again', async () => {
  const asked = await show({ body: told() })
  await node('looked at')?.trigger('click')
  await flushPromises()
  expect(node('looked at')?.attributes('aria-pressed')).toBe('true')
  expect(text()).toContain('九成在5 天')
  expect(shown.find(`a[href="/desk/?case=${CASE}"]`).text()).toContain('PA-AAAA-0001')
  expect(shown.findAll('.bars .name').map((one) => one.text())).toEqual(['住建局', '枫垭镇'])
  const list = asked.find(({ path }) => path === '/api/v1/cases')
  expect(Object.fromEntries(list?.search ?? [])).toMatchObject({ queue: 'open', state: 'looked_at', track: 'permit', area: '999921' })
  await node('looked at')?.trigger('click')
  expect(text()).toContain('在各单位手里多久')
})

it('shows another track where a case went', async () => {
  await show({ body: told() })
  await node('appeal')?.trigger('click')
  expect(nodes().map((one) => one.find('.name').text())).toHaveLength(3)
  expect(text()).toContain('来自')
})

it('says the same in tables', async () => {
  await show({ body: told() })
  await shown.findAll('button').find((one) => one.text() === '表格')?.trigger('click')
  const rows = shown.findAll('tbody tr').map((row) => row.findAll('th, td').map((cell) => cell.text()))
  expect(rows[1]?.slice(3)).toEqual(['7', '6', '24 小时', '5 天', '30.5 小时'])
  // Moves that were made, the commonest first.
  expect(rows.slice(4).map((row) => row[row.length - 1])).toEqual(['9', '7', '5', '2', '1'])
})

it('says of which township the figures of a village are', async () => {
  await show({ body: told({ area: { code: '999921100', name: '枫垭镇', level: 'township' } }) }, '999921100001')
  expect(text()).toContain('按乡镇统计。下面是枫垭镇的数字')
})

it('says that there is nothing, and that it could not be read', async () => {
  await show({ body: told({ tracks: [trackOf('permit', ['asked', 'given'], [], { '>asked': 0, 'asked>given': 0 })] }) })
  expect(text()).toContain('没有案件走过')
  shown.unmount()
  await show(problem(503, 'unavailable'))
  expect(shown.find('[role=alert]').exists()).toBe(true)
})

it('asks for other months', async () => {
  const asked = await show({ body: told() })
  await shown.findAll('button').find((one) => one.text() === '近 12 个月')?.trigger('click')
  await flushPromises()
  expect(asked.filter(({ path }) => path === '/api/v1/stats/dwell').map(({ search }) => Object.fromEntries(search))).toEqual([
    { area: '999921', months: '3' },
    { area: '999921', months: '12' },
  ])
})
