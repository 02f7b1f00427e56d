/** A case that nobody has taken: what may be the same is asked at once, and chosen with one press. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import type { AllowedAction, CaseOut, TimelineEntry } from '@/api/types'

import { forgetDrafts } from '@/cases/writing/drafts'
import { aCase, aStep, onStage, serve, type Asked } from '../testing/stage'
import CasePane from './CasePane.vue'

const OTHER = '0199c8a2-7d5e-7c11-9a55-0f3b2c1d4e60'
const SAID = '0199c8a2-7d5e-7c11-9a55-0f3b2c1d4e61'
const actions: AllowedAction[] = [
  { action: 'claim', needs: [] },
  { action: 'merge', needs: ['into', 'reason'] },
]
let stored: CaseOut
let timeline: TimelineEntry[]
let alike: object[]

const like = (id: string, code: string) => ({ ...aCase({ id, code, summary: '栏杆断了' }), distance_m: 20, likeness: 0.6, same_number: false })
const text = (): string => document.body.textContent!.replace(/\s+/g, ' ')
const asksFor = (asked: Asked[], end: string): Asked[] => asked.filter(({ path }) => path.endsWith(end))

async function open(): Promise<Asked[]> {
  const asked = serve(({ path }) => {
    if (path.endsWith('/similar')) return { body: { items: alike } }
    if (path === `/cases/${stored.id}`) return { body: stored }
    if (path === `/cases/${OTHER}`) return { body: aCase({ id: OTHER, code: 'PA-2A4A-XRAG', what: '桥栏杆断了两根' }) }
    if (path.endsWith('/timeline')) return { body: { items: timeline } }
    return path === '/categories' ? { body: { items: [], former: [] } } : undefined
  })
  onStage(CasePane, { caseId: stored.id, accountId: 'li' })
  await flushPromises()
  return asked
}

beforeEach(() => {
  stored = aCase({ state: 'reported', actions })
  timeline = [aStep(1)]
  alike = [like(OTHER, 'PA-2A4A-XRAG')]
})
afterEach(async () => {
  document.body.replaceChildren()
  await forgetDrafts()
})

it('names those that read alike, and opens the merge with the one that is chosen', async () => {
  await open()
  await vi.waitFor(() => expect(text()).toMatch(/有 1 件.*PA-2A4A-XRAG.*栏杆断了.*相距 20 米 · 用词相同 60%/))
  document.querySelector<HTMLButtonElement>('.same li button')!.click()
  await flushPromises()
  await vi.waitFor(() => expect(document.querySelector('.el-dialog')!.textContent).toContain('桥栏杆断了两根'))
})

it('says of one that has the same number elsewhere that it has, and nothing of where it lies', async () => {
  alike = [{ ...like(OTHER, 'PA-2A4A-XRAG'), distance_m: null as never, likeness: 0.1, same_number: true }]
  await open()
  await vi.waitFor(() => expect(text()).toMatch(/写着同一个编号 · 用词相同 10%/))
  expect(text()).not.toContain('同一网格')
})

it('puts first what its reporter takes it for', async () => {
  timeline = [aStep(1, { action: 'report', data: { same_as: SAID }, names: { [SAID]: 'PA-3B5B-YSBH' } })]
  alike = [like(OTHER, 'PA-2A4A-XRAG'), like(SAID, 'PA-3B5B-YSBH')]
  await open()
  await vi.waitFor(() => expect(document.querySelector('.same li')?.textContent).toContain('上报人认为是同一件'))
  expect(document.querySelector('.same li')?.textContent).toContain('PA-3B5B-YSBH')
})

it('names it too where it is closed, or reads otherwise', async () => {
  timeline = [aStep(1, { action: 'report', data: { same_as: SAID }, names: { [SAID]: 'PA-3B5B-YSBH' } })]
  alike = []
  await open()
  await vi.waitFor(() => expect(text()).toContain('上报人认为同这一件： PA-3B5B-YSBH'))
})

it.each([
  ['somebody has taken it', () => (stored = aCase({ state: 'accepted', actions }))],
  ['this desk may not merge', () => (stored = aCase({ state: 'reported' }))],
  ['it was found to be another matter', () => timeline.push(aStep(2, { action: 'unmerge' }))],
])('asks nothing where %s', async (_why, change) => {
  change()
  const asked = await open()
  await flushPromises()
  expect(asksFor(asked, '/similar')).toEqual([])
  expect(document.querySelector('.same')).toBeNull()
})
