/** A cell takes what an input method writes, from its first key on. */
import { nextTick } from 'vue'
import { expect, it } from 'vitest'

import { mountIn } from '@/ui/testing/host'

import { begin, type DraftRow } from './draft'
import zh from './messages.zh'
import TableEditor from './TableEditor.vue'
import type { ColumnOut } from './types'

const column = (name: string, more: Partial<ColumnOut> = {}): ColumnOut => ({
  name,
  kind: 'text',
  label: name,
  hint: '',
  required: false,
  several: false,
  fixed: false,
  least: 0,
  most: 120,
  choices: [],
  ...more,
})
const COLUMNS = [column('name'), column('words', { kind: 'long' }), column('open', { kind: 'flag' })]
const rows = [
  { name: '甲', words: '一', open: false },
  { name: '乙', words: '二', open: false },
]

function table(readonly = false) {
  const draft = begin({ rows, version: 'v1' })
  const wrapper = mountIn(TableEditor, { columns: COLUMNS, draft, label: '表', problems: new Map(), readonly }, { config: zh })
  const set = (): unknown[] =>
    (wrapper.emitted<[DraftRow, ColumnOut, unknown]>('set') ?? []).map(([row, { name }, cell]) => [row.id, name, cell])
  return { wrapper, set }
}

it('begins with the first half of a word, and Enter that accepts it is no Enter of the table', async () => {
  const { wrapper, set } = table()
  const field = wrapper.get<HTMLInputElement>('#cell-0-0 input')
  const element = field.element
  await field.trigger('compositionstart')
  await field.trigger('keydown', { key: 'Enter', keyCode: 229 })
  expect(set()).toEqual([])
  expect(wrapper.get('#cell-0-0 input').element).toBe(element)
  element.value = '水渠'
  await field.trigger('compositionend')
  await field.trigger('input')
  await field.trigger('keydown', { key: 'Enter' })
  expect(set()).toEqual([[0, 'name', '水渠']])
})

it('moves about while nothing is being typed, and types over a cell by its first letter', async () => {
  const { wrapper, set } = table()
  await wrapper.get('#cell-0-0 input').trigger('keydown', { key: 'ArrowDown' })
  await nextTick()
  const below = wrapper.get<HTMLInputElement>('#cell-1-0 input')
  expect(below.element.value).toBe('')
  below.element.value = 'x'
  await below.trigger('input')
  await below.trigger('keydown', { key: 'Tab' })
  expect(set()).toEqual([[1, 'name', 'x']])
})

it('has a field of several lines where words may have them, and none where a key means yes or no', async () => {
  const { wrapper, set } = table()
  await wrapper.get('#cell-0-0 input').trigger('keydown', { key: 'ArrowRight' })
  await nextTick()
  const long = wrapper.get<HTMLTextAreaElement>('#cell-0-1 textarea')
  await long.trigger('compositionstart')
  await long.trigger('keydown', { key: 'Escape' })
  expect(set()).toEqual([])
  await wrapper.get('#cell-0-1 textarea').trigger('keydown', { key: 'ArrowRight' })
  await nextTick()
  expect(wrapper.find('#cell-0-2 input').exists()).toBe(false)
})

it('offers no field to whoever only reads', () => {
  expect(table(true).wrapper.find('input').exists()).toBe(false)
})
