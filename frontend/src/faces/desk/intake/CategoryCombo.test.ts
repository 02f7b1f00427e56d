import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'

import { aCategory, TREE } from '@/cases/testing/categories'
import { mountIn } from '@/ui/testing/host'
import { answer } from '@/ui/testing/wire'

import words from '../words.zh'
import CategoryCombo from './CategoryCombo.vue'

const QUARRELS = [
  aCategory('01', null, '矛盾纠纷', 'Disputes'),
  aCategory('0101', '01', '邻里纠纷', 'Neighbour dispute'),
  aCategory('0102', '01', '婚姻家庭', 'Family'),
]

let combo: ReturnType<typeof mountIn>
const input = () => combo.find('input')
const options = (): string[] => combo.findAll('li').map((one) => one.text().replace(/\s+/g, ' '))
const chosen = (): unknown[] => (combo.emitted('update:modelValue') ?? []).map(([code]) => code)

beforeEach(async () => {
  answer({ 'GET /api/v1/categories': { body: { items: [...QUARRELS, ...TREE], former: [] } } })
  combo = mountIn(CategoryCombo, { modelValue: null, label: '类别', placeholder: '', invalid: false }, words)
  await flushPromises()
})

it('opens only when asked, and narrows by any part of a name, in either language', async () => {
  await input().trigger('focus')
  expect(options()).toEqual([])
  await input().setValue('纠纷')
  expect(options()).toEqual(['邻里纠纷 矛盾纠纷', '婚姻家庭 矛盾纠纷'])
  await input().setValue('road')
  expect(options()).toEqual(['道路损坏 公共设施'])
  await input().setValue('飞碟')
  expect(combo.text()).toContain(words.desk.intake.noCategory)
})

it('is chosen by arrows and Enter, which sends no form', async () => {
  await input().setValue('纠纷')
  await input().trigger('keydown', { key: 'ArrowDown' })
  const enter = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true })
  input().element.dispatchEvent(enter)
  expect(enter.defaultPrevented).toBe(true)
  expect(chosen()).toEqual(['0102'])
})

it('keeps the first letter of who types over a choice, and empties when the form was sent', async () => {
  await combo.setProps({ modelValue: '0501' })
  await input().setValue('邻')
  await combo.setProps({ modelValue: null })
  expect(input().element.value).toBe('邻')
  expect(options()).toEqual(['邻里纠纷 矛盾纠纷'])
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
  await input().setValue('纠纷')
  const heard: string[] = []
  combo.element.addEventListener('keydown', (event: Event) => heard.push((event as KeyboardEvent).key))
  await input().trigger('keydown', { key: 'Escape' })
  expect(options()).toEqual([])
  await input().trigger('keydown', { key: 'Escape' })
  await input().trigger('keydown', { key: 'Enter', ctrlKey: true })
  expect(heard).toEqual(['Escape', 'Enter'])
  expect(chosen()).toEqual([])
})
