import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'

import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import { aCategory, TREE } from '../testing/categories'
import words from './messages.zh'
import CategoryCombo from './CategoryCombo.vue'

const ENVIRONMENT = [
  aCategory('01', null, '环境卫生', 'Environment'),
  aCategory('0101', '01', '垃圾清运', 'Litter'),
  aCategory('0102', '01', '水源卫生', 'Springs'),
]

let combo: ReturnType<typeof mountIn>
const input = () => combo.find('input')
const options = (): string[] => combo.findAll('li').map((one) => one.text().replace(/\s+/g, ' '))
const chosen = (): unknown[] => (combo.emitted('update:modelValue') ?? []).map(([code]) => code)

beforeEach(async () => {
  answer({ 'GET /api/v1/categories': { body: { items: [...ENVIRONMENT, ...TREE], former: [] } } })
  combo = mountIn(CategoryCombo, { modelValue: null, label: '类别', placeholder: '', invalid: false }, { forms: words })
  await flushPromises()
})

it('opens only when asked, and narrows by any part of a name, in either language', async () => {
  await input().trigger('focus')
  expect(options()).toEqual([])
  await input().setValue('卫生')
  expect(options()).toEqual(['垃圾清运 环境卫生', '水源卫生 环境卫生'])
  await input().setValue('road')
  expect(options()).toEqual(['道路损坏 公共设施'])
  await input().setValue('飞碟')
  expect(combo.text()).toContain(words.noCategory)
})

it('is chosen by arrows and Enter, which sends no form', async () => {
  await input().setValue('卫生')
  await input().trigger('keydown', { key: 'ArrowDown' })
  const enter = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true })
  input().element.dispatchEvent(enter)
  expect(enter.defaultPrevented).toBe(true)
  expect(chosen()).toEqual(['0102'])
})

it('keeps the first letter of who types over a choice, and empties when the form was sent', async () => {
  await combo.setProps({ modelValue: '0501' })
  await input().setValue('清')
  await combo.setProps({ modelValue: null })
  expect(input().element.value).toBe('清')
  expect(options()).toEqual(['垃圾清运 环境卫生'])
  await combo.setProps({ modelValue: '0101' })
  await combo.setProps({ modelValue: null })
  expect(input().element.value).toBe('')
})

it('takes the one that is left when the field is left', async () => {
  await input().setValue('道路')
  await input().trigger('blur')
  expect(chosen()).toEqual(['0501'])
})

it('keeps Esc to itself while its list is open, and Ctrl+Enter for the form', async () => {
  await input().setValue('卫生')
  const heard: string[] = []
  combo.element.addEventListener('keydown', (event: Event) => heard.push((event as KeyboardEvent).key))
  await input().trigger('keydown', { key: 'Escape' })
  expect(options()).toEqual([])
  await input().trigger('keydown', { key: 'Escape' })
  await input().trigger('keydown', { key: 'Enter', ctrlKey: true })
  expect(heard).toEqual(['Escape', 'Enter'])
  expect(chosen()).toEqual([])
})
