import { flushPromises } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'

import { mountIn } from '@/ui/testing/host'

import words from '../words.zh'
import CategoryQuestions from './CategoryQuestions.vue'

it('writes a question on a line of its own, for the answer to be typed behind it', async () => {
  const text = ref('路灯不亮')
  let written = 0
  const told = () => ({ modelValue: text.value, 'onUpdate:modelValue': (now: string) => (text.value = now), questions: ['有人受伤吗？', '灯杆编号'], onWritten: () => (written += 1) })
  const list = mountIn(defineComponent(() => () => h(CategoryQuestions, told())), {}, words)
  const [hurt, number] = list.findAll('button')
  await hurt!.trigger('click')
  expect(text.value).toBe('路灯不亮\n有人受伤吗？ ')
  text.value += '没有'
  await flushPromises()
  await number!.trigger('click')
  expect(text.value).toBe('路灯不亮\n有人受伤吗？ 没有\n灯杆编号： ')
  await flushPromises()
  // Once asked, never twice.
  expect(list.findAll('button').map((each) => each.element.disabled)).toEqual([true, true])
  expect(written).toBe(2)
})
