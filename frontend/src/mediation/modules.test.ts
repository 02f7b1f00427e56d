/** Where a mediator writes at length, the county's ready texts are at hand: `::` and a shortcut. */
import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { reactive } from 'vue'

import { aCase } from '@/cases/testing/samples'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import ConcludeForm from './ConcludeForm.vue'
import { blankConclusion, blankSession } from './forms'
import mediation from './messages.zh'
import SessionForm from './SessionForm.vue'

const words = { mediation, cases: { modules: { label: '常用语' } }, ui: { optional: '可不填' } }

it.each([
  ['a session', SessionForm, blankSession(0)],
  ['a conclusion', ConcludeForm, blankConclusion(0)],
])('in %s', async (_name, form, draft) => {
  answer({ 'GET /api/v1/texts': { body: { items: [{ shortcut: 'gz', text: '已告知权利义务。' }] } } })
  const wrapper = mountIn(form, { modelValue: reactive(draft), missing: [], current: aCase() }, words)
  await flushPromises()
  const field = wrapper.get('textarea')
  await field.setValue('::g')
  ;(field.element as HTMLTextAreaElement).setSelectionRange(3, 3)
  await field.trigger('input')
  expect(wrapper.findAll('[role=option]').map((option) => option.text())).toEqual(['gz 已告知权利义务。'])
  await field.trigger('keydown', { key: 'Enter' })
  await flushPromises()
  expect((field.element as HTMLTextAreaElement).value).toBe('已告知权利义务。')
  wrapper.unmount()
})
