import { flushPromises } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'

import cases from '@/cases/messages.zh'
import { aCase } from '@/faces/desk/testing/stage'
import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'
import { answer, problem, type Answer } from '@/ui/testing/wire'

import FindCase from './FindCase.vue'

async function ask(words: string, given: Answer) {
  const asked = answer({ 'GET /api/v1/cases/by_code': given })
  const box = mountIn(FindCase, {}, { ui, cases })
  await box.find('input').setValue(words)
  await box.find('form').trigger('submit')
  await flushPromises()
  return { asked, box }
}

describe('a case asked for by its code', () => {
  it('is opened, and the box is empty for the next one', async () => {
    const { asked, box } = await ask(' pa-rekq 8gz2 ', { body: aCase() })
    expect(asked[0]?.search.get('code')).toBe('pa-rekq 8gz2')
    expect(box.emitted('found')).toEqual([[aCase()]])
    expect(box.find('input').element.value).toBe('')
  })

  it('that is not there, or not for this reader, is said in one way', async () => {
    const { box } = await ask('PA-0000-0000', problem(404, 'not_found'))
    expect(box.find('[role=alert]').text()).toContain('PA-0000-0000')
    expect(box.find('input').element.value).toBe('PA-0000-0000')
    expect(box.emitted('found')).toBeUndefined()
  })

  it('that cannot be one is answered with what one looks like', async () => {
    const { box } = await ask('张三', problem(400, 'bad_input'))
    expect(box.find('[role=alert]').text()).toBe(cases.find.wrong)
  })

  it('is not asked for without words, and not lost without network', async () => {
    const { asked, box } = await ask('  ', 'no network')
    expect(asked).toEqual([])
    await box.find('input').setValue('PA-REKQ-8GZ2')
    await box.find('form').trigger('submit')
    await flushPromises()
    expect(box.find('[role=alert]').text()).toBe(ui.problem.network)
  })
})
