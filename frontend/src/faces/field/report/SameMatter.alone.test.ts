/** While a report is written: what is known near by is told in passing, and what its writer says of it goes along. */
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { uuid7 } from '@/api/ids'
import type { Begun } from '@/cases/similar'
import { aCase } from '@/cases/testing/samples'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Answer, type Asked } from '@/ui/testing/wire'

import words from '../words.zh'
import { emptyDraft, requestOf, type KnownCase } from './draft'
import { begunOf } from './same'
import SameMatter from './SameMatter.vue'
import more from './words.zh'

vi.mock('vue-router', () => ({ RouterLink: { props: ['to'], template: '<a :href="to"><slot /></a>' } }))

const OTHER = '0199c8a2-7d5e-7c11-9a55-0f3b2c1d4e60'
const SIMILAR = 'POST /api/v1/cases/similar'
const OWN = '999921100001001'
const begun = (what: string): Begun => ({ category: '0501', what, location: null, grid_code: OWN })
const found: Answer = {
  body: { items: [{ ...aCase({ id: OTHER, code: 'PA-2A4A-XRAG', summary: '桥栏杆断了' }), distance_m: 12, likeness: 0.5, same_number: false }] },
}
let asked: Asked[]
let page: VueWrapper

function open(given: Answer = found): void {
  asked = answer({ [SIMILAR]: given, 'GET /api/v1/categories': { body: { items: [], former: [] } } })
  page = mountIn(
    SameMatter,
    { modelValue: null, begun: null, of: uuid7(), 'onUpdate:modelValue': (to: KnownCase | null) => void page.setProps({ modelValue: to }) },
    { ...words, forms: more.forms, field: { ...words.field, ...more.field } },
  )
}
async function write(what: string, ms = 1_000): Promise<void> {
  await page.setProps({ begun: begun(what) })
  await vi.advanceTimersByTimeAsync(ms)
  await flushPromises()
}
const questions = (): unknown[] => asked.filter(({ path }) => path.endsWith('/similar')).map(({ text }) => JSON.parse(text))
const button = (of: string) => page.findAll('button').find((each) => each.text() === of)!

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

it('asks at a pause, and tells how far it is, when it was and what it says', async () => {
  open()
  for (const what of ['桥', '桥栏', '桥栏杆']) await write(what, 100)
  expect(questions()).toEqual([])
  await write('桥栏杆断了')
  expect(questions()).toEqual([{ ...begun('桥栏杆断了'), open: true }])
  expect(page.text().replace(/\s+/g, ' ')).toMatch(/PA-2A4A-XRAG.*桥栏杆断了.*相距 12 米 · 用词相同 50%/)
})

it('takes the one that is chosen along, and lets it go again', async () => {
  open()
  await write('桥栏杆断了')
  await button('是这一件').trigger('click')
  expect(page.props()).toMatchObject({ modelValue: { id: OTHER, code: 'PA-2A4A-XRAG' } })
  expect(page.text()).toContain('照样送达')
  await button('不是同一件').trigger('click')
  expect(page.props()).toMatchObject({ modelValue: null })
})

it('is answered once: another matter is another matter', async () => {
  open()
  await write('桥栏杆断了')
  await button('都不是，另报一件').trigger('click')
  await write('桥栏杆断了三根')
  expect(page.text()).toBe('')
  expect(questions()).toHaveLength(1)
})

it('asks a few times, however long the story', async () => {
  open()
  for (let n = 0; n < 20; n++) await write(`桥栏杆断了${n}`)
  expect(questions()).toHaveLength(8)
  expect(page.text()).toContain('PA-2A4A-XRAG')
})

it.each<[string, Answer]>([
  ['there is no network', 'no network'],
  ['the server cannot', problem(503, 'unavailable', { retry: 'later' })],
  ['nothing is alike', { body: { items: [] } }],
])('says nothing where %s', async (_why, given) => {
  open(given)
  await write('桥栏杆断了')
  expect(page.text()).toBe('')
})

it('asks nothing anew of whoever stands still, and of a draft names no more than is compared', () => {
  const at = (lng: number) => begunOf({ ...emptyDraft(), category: '0501', what: ' 桥 ', point: { lng, lat: 1.55101, datum: 'wgs84', accuracy_m: 9 } }, OWN)
  expect(at(90.48761)).toEqual(at(90.48764))
  expect(at(90.4876)).toEqual({ category: '0501', what: '桥', location: { lng: 90.4876, lat: 1.551, datum: 'wgs84' }, grid_code: null })
  expect(begunOf({ ...emptyDraft(), category: '0501', what: '桥' }, OWN)).toEqual(begun('桥'))
})

it('goes with the report, and a report without it is what it was', () => {
  const draft = { ...emptyDraft(), category: '0501', what: '桥' }
  expect(requestOf({ ...draft, sameAs: { id: OTHER, code: 'PA-2A4A-XRAG' } }, OWN)).toMatchObject({ same_as: OTHER })
  for (const sameAs of [undefined, null]) expect(requestOf({ ...draft, sameAs }, OWN)).not.toHaveProperty('same_as')
})
