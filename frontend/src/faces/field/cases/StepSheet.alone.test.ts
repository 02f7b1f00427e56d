import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { reactive } from 'vue'

import { aCase } from '@/cases/testing/samples'
import { mountIn } from '@/ui/testing/host'

import face from '../words.zh'
import { fieldSteps, underThumb, type FieldStep } from './steps'
import StepSheet from './StepSheet.vue'
import page from './words.zh'

const words = { ...face, ...page, cases: { ...face.cases, ...page.cases }, field: { ...face.field, ...page.field } }

// The sheet alone: there is no address bar behind it.
vi.mock('../parts/useBackCloses', () => ({ useBackCloses: () => undefined }))

let sheet: VueWrapper
let sent: object[]
afterEach(() => sheet.unmount())

/** The sheet of a step with what is filled in so far; what it sends ends up in `sent`. */
async function open(action: string, needs: string[], draft: object = {}, track = 'event'): Promise<void> {
  sent = []
  const [step] = fieldSteps([{ action, needs }])
  const current = aCase({ track })
  const onTake = (body: object): number => sent.push(body)
  sheet = mountIn(StepSheet, { step, current, busy: false, failure: '', kept: false, draft, onTake }, words)
  await flushPromises()
}

async function ask(action: string, track = 'event'): Promise<string> {
  await open(action, ['result'], { result: '' }, track)
  return document.querySelector('.sheet')?.textContent?.replace(/\s+/g, '') ?? ''
}

it('asks in its own words and offers what is often said', async () => {
  const said = await ask('handle')
  expect(said).toContain('怎么处理的，结果怎样？')
  expect(said).toContain('已现场处理完毕')
})

it('asks by name for a step that the phone has no question for', async () => {
  expect(await ask('look_into')).toBe('其他（lookinto）关闭其他（lookinto）其他（lookinto）')
})

it('says first who will read what is written, where the track says so', async () => {
  expect(await ask('note', 'dispute')).toContain(words.mediation.caution.dispute)
})

it('offers what a thumb can fill in, in the order of the work', () => {
  const steps = fieldSteps([
    { action: 'note', needs: ['text'] },
    { action: 'add_photo', needs: ['photo'] },
    { action: 'look_into', needs: ['finding'] },
    { action: 'dispatch', needs: ['worker_id'] },
    { action: 'object', needs: ['ground', 'reason'] },
    { action: 'handle', needs: ['result'] },
    { action: 'receive', needs: [] },
  ])
  expect(steps.map(({ action }) => action)).toEqual(['receive', 'handle', 'object', 'look_into', 'note'])
  expect(steps.map(({ fields }) => fields.map(({ kind }) => kind))).toEqual([[], ['text'], ['choice', 'text'], ['text'], ['text']])
})

it('keeps two under the thumb, and no list of one', () => {
  const steps = (...actions: string[]): FieldStep[] => fieldSteps(actions.map((action) => ({ action, needs: [] })))
  const told = ({ atHand, more }: ReturnType<typeof underThumb>) => [atHand.length, more.map(({ action }) => action)]
  expect(told(underThumb(steps('receive', 'send_back', 'object')))).toEqual([3, []])
  expect(told(underThumb(steps('receive', 'send_back', 'object', 'ask_extension')))).toEqual([2, ['object', 'ask_extension']])
})

it('asks for a ground and for words, says what is missing, and sends both', async () => {
  const draft = reactive<Record<string, unknown>>({ ground: null, reason: '' })
  await open('object', ['ground', 'reason'], draft)
  const form = (): HTMLFormElement => document.querySelector('form#step')!
  form().dispatchEvent(new Event('submit', { cancelable: true }))
  await flushPromises()
  expect(document.querySelectorAll('.sheet [role=alert]')).toHaveLength(2)
  const grounds = [...document.querySelectorAll<HTMLButtonElement>('.sheet [role=radio]')]
  expect(grounds.map(({ textContent }) => textContent?.trim())).toContain('不在我的辖区')
  grounds[1]!.click()
  draft['reason'] = '桥那边归邻镇'
  await flushPromises()
  form().dispatchEvent(new Event('submit', { cancelable: true }))
  expect(sent).toEqual([{ ground: 'not_my_area', reason: '桥那边归邻镇' }])
})

it('bounds a day by what there is to choose from', async () => {
  await open('ask_extension', ['until', 'reason'], { until: null, reason: '' })
  expect(document.querySelector<HTMLInputElement>('.sheet [type=date]')?.min).toMatch(/^\d{4}-\d\d-\d\d$/)
})
