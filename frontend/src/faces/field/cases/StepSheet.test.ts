import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'

import { mountIn } from '@/ui/testing/host'

import words from '../words.zh'
import { bodyOf, fieldSteps, needsText } from './steps'
import StepSheet from './StepSheet.vue'

// The sheet alone: there is no address bar behind it.
vi.mock('../parts/useBackCloses', () => ({ useBackCloses: () => undefined }))

let sheet: VueWrapper
afterEach(() => sheet.unmount())

async function ask(action: string, track = 'event'): Promise<string> {
  const step = { action, needs: ['result'] }
  sheet = mountIn(StepSheet, { step, track, busy: false, failure: '', kept: false, text: '' }, words)
  await flushPromises()
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

it('offers what asks for one text at most, in the order of the work', () => {
  const steps = fieldSteps([
    { action: 'note', needs: ['text'] },
    { action: 'add_photo', needs: ['photo'] },
    { action: 'look_into', needs: ['finding'] },
    { action: 'hear_both', needs: ['finding', 'advice'] },
    { action: 'handle', needs: ['result'] },
    { action: 'receive', needs: [] },
  ])
  expect(steps.map(({ action }) => action)).toEqual(['receive', 'handle', 'look_into', 'note'])
  expect(steps.map(needsText)).toEqual([false, true, true, true])
  expect(bodyOf(steps[2]!, ' 属实 ')).toEqual({ finding: '属实' })
  expect(bodyOf(steps[0]!, '')).toEqual({})
})
