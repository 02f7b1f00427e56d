import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { computed, defineComponent, h, ref } from 'vue'

import { aCategory, TREE } from '@/cases/testing/categories'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import words from '../words.zh'
import CategoryPicker from './CategoryPicker.vue'

const OTHER = [aCategory('99', null, '其他', 'Other'), aCategory('9901', '99', '其他', 'Other')]

it('takes what a tile alone stands for, and lets go of it with another tile', async () => {
  answer({ 'GET /api/v1/categories': { body: { items: [...TREE, ...OTHER], former: [] } } })
  const category = ref<string | null>(null)
  const major = ref('')
  // A page that holds both, as the report does: what is chosen comes back with the next drawing.
  const page = defineComponent(() => {
    const told = computed(() => ({
      modelValue: category.value,
      'onUpdate:modelValue': (code: string | null) => (category.value = code),
      major: major.value,
      'onUpdate:major': (code: string) => (major.value = code),
    }))
    return () => h(CategoryPicker, told.value)
  })
  const picker = mountIn(page, {}, words)
  await flushPromises()
  await tap(picker, '人居环境')
  expect([major.value, category.value]).toEqual(['06', null])
  await tap(picker, '其他')
  expect([major.value, category.value]).toEqual(['99', '9901'])
  await tap(picker, '人居环境')
  expect([major.value, category.value]).toEqual(['06', null])
  await tap(picker, '污水')
  expect(category.value).toBe('0602')
})

async function tap(picker: VueWrapper, name: string): Promise<void> {
  await picker.findAll('button').find((each) => each.text() === name)?.trigger('click')
  await flushPromises()
}
