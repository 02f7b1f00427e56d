/** A form begins where one would begin to write, also where its fields come later than itself. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'

import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'

import cases from '../messages.zh'
import WritingForm from './WritingForm.vue'

const writing = { texts: ref([]), keeping: ref('') }
const there = ref(false)
const whole = defineComponent({
  setup: () => () =>
    h('div', [
      h('textarea', { class: 'elsewhere' }),
      h(WritingForm, { writing, submit: '保存', busy: false } as never, () => (there.value ? h('input', { type: 'checkbox' }) : [])),
    ]),
})

/** Only what stands in the page can have the focus. */
function shown() {
  there.value = false
  const page = mountIn(whole, {}, { cases, ui })
  document.body.append(page.element)
  return page
}
async function come(): Promise<void> {
  there.value = true
  await nextTick()
  await flushPromises()
}
const focused = (): string => document.activeElement?.className || document.activeElement?.tagName || ''

afterEach(() => document.body.replaceChildren())

it('takes the focus once there is something to choose from', async () => {
  const page = shown()
  expect(focused()).toBe('BODY')
  await come()
  expect(focused()).toBe('INPUT')
  page.unmount()
})

it('leaves whoever writes somewhere else by then', async () => {
  const page = shown()
  document.querySelector<HTMLElement>('.elsewhere')!.focus()
  await come()
  expect(focused()).toBe('elsewhere')
  page.unmount()
})
