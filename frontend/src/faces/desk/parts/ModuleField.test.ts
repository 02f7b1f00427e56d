import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'

import ModuleField from '@/cases/modules/ModuleField.vue'

import { onStage, serve } from '../testing/stage'

afterEach(() => document.body.replaceChildren())

async function open() {
  serve(({ path }) => (path === '/texts' ? { body: { items: [{ shortcut: 'dh', text: '已电话告知。' }, { shortcut: 'xc', text: '已到现场。' }] } } : undefined))
  const words = ref('')
  onStage(
    defineComponent(() => () => h(ModuleField, { modelValue: words.value, 'onUpdate:modelValue': (text: string) => (words.value = text) })),
    {},
  )
  await flushPromises()
  return words
}

const field = (): HTMLTextAreaElement => document.querySelector('textarea')!
async function type(text: string): Promise<void> {
  field().value = text
  field().setSelectionRange(text.length, text.length)
  field().dispatchEvent(new Event('input'))
  await nextTick()
  await nextTick()
}
async function press(key: string): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  field().dispatchEvent(event)
  await nextTick()
  return event.defaultPrevented
}

it('puts a text in at its shortcut, and leaves Enter to the writer otherwise', async () => {
  const words = await open()
  await type('先写 ')
  expect(await press('Enter')).toBe(false)
  await type('先写 ::')
  expect(document.querySelectorAll('[role=option]')).toHaveLength(2)
  await press('ArrowDown')
  expect(await press('Enter')).toBe(true)
  expect(words.value).toBe('先写 已到现场。')
  expect(document.querySelector('[role=listbox]')).toBeNull()
})

it('is waved away by Esc, and the words stay', async () => {
  const words = await open()
  await type('::d')
  expect(await press('Escape')).toBe(true)
  expect(document.querySelector('[role=listbox]')).toBeNull()
  expect(words.value).toBe('::d')
})
