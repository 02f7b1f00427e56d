/** What lies around a case and what belongs to it, each to be opened from where it is named. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import type { CaseOut } from '@/api/types'
import { cardOf, type Task } from '@/cases/tasks'

import { aCase, onStage, serve } from '../testing/stage'
import AskedHere from './AskedHere.vue'
import CaseHead from './CaseHead.vue'
import LinkedCases from './LinkedCases.vue'
import PlaceCard from './PlaceCard.vue'

// Nothing is drawn without a canvas.
vi.mock('@/maps/onceLeafletIsHere', () => ({ onceLeafletIsHere: () => ({ render: () => null }) }))
afterEach(() => document.body.replaceChildren())

const at = { lng: 90.5, lat: 1.5, datum: 'wgs84', accuracy_m: 12 }
const text = (): string => document.body.textContent!.replace(/\s+/g, ' ')

it('lists the nearest open cases, and the others when they are asked for', async () => {
  const near = [1, 2, 3, 4].map((n) => ({ ...aCase({ id: `n${n}`, code: `PA-000${n}-0000` }), distance_m: n * 100 }))
  serve(({ path }) => (path.endsWith('/neighbours') ? { body: { items: near } } : path === '/categories' ? { body: { items: [], former: [] } } : undefined))
  onStage(PlaceCard, { current: aCase({ location: at }) })
  await flushPromises()
  expect(text()).toContain('PA-0003-0000')
  expect(text()).not.toContain('PA-0004-0000')
  document.querySelector<HTMLButtonElement>('.all')!.click()
  await flushPromises()
  expect(text()).toMatch(/PA-0004-0000.*400 米/)
})

it('asks for nobody around a case that is over, or that has no point', async () => {
  const asked = serve(({ path }) => (path === '/categories' ? { body: { items: [], former: [] } } : undefined))
  onStage(PlaceCard, { current: aCase({ location: at, closed_at: '2026-10-10T09:00:00+08:00' }) })
  onStage(PlaceCard, { current: aCase() })
  await flushPromises()
  expect(asked.filter(({ path }) => path.endsWith('/neighbours'))).toEqual([])
})

it('says how cases belong together, from either side', async () => {
  serve(({ path }) => (path === '/categories' ? { body: { items: [], former: [] } } : undefined))
  const other = { id: 'o', code: 'PA-2A4A-XRAG', category: '0501', state: 'closed', ending: 'merge', received_at: '2026-10-09T09:00:00+08:00' }
  onStage(LinkedCases, { current: aCase({ links: [{ kind: 'merged_into', of: 'target', ...other }, { kind: 'split_from', of: 'source', ...other }] }) })
  await flushPromises()
  expect(text()).toMatch(/并进来的.*PA-2A4A-XRAG.*已并案.*拆自/)
})

it('says at the head of a case what waits for our own answer, and leads to its card', () => {
  const task = { id: 't', kind: 'approval', action: 'extend', asking: { id: 'town', name: '枫垭镇综治中心' }, actions: ['finish'] } as Task
  const card = Object.assign(document.createElement('li'), { id: cardOf(task), tabIndex: -1 })
  document.body.append(card)
  onStage(AskedHere, { current: { tasks: [{ ...task, id: 'other', actions: ['withdraw'] }, task] } })
  expect(text()).toContain('枫垭镇综治中心申请延期，等本单位答复。')
  const ways = document.querySelectorAll<HTMLButtonElement>('.asked button')
  expect(ways).toHaveLength(1)
  ways[0]!.click()
  expect(document.activeElement).toBe(card)
})

it('says of a case that rests when it is looked at again, and no deadline that is none', () => {
  serve(({ path }) => (path === '/categories' ? { body: { items: [], former: [] } } : undefined))
  const review = { kind: 'review', due_at: '2026-12-26T18:00:00+08:00', stopped_at: null } as CaseOut['clocks'][number]
  const current = aCase({ state: 'suspended', close_due: '9999-01-01T00:00:00Z', due: review.due_at, due_of: 'review', clocks: [review] })
  onStage(CaseHead, { current, entries: [], steps: [], busy: false })
  expect(text()).toContain('复查日 12月26日')
  expect(text()).not.toContain('9999')
})

it('says whom the platform could not reach is to be telephoned, and not that somebody telephones', () => {
  const task = { id: 't', kind: 'telephone', action: '', asking: { id: 'county', name: '霁川县综治中心' }, actions: ['finish'] } as Task
  onStage(AskedHere, { current: { tasks: [task] } })
  expect(text()).toContain('有人没有收到通知，等本单位打电话告知。')
})
