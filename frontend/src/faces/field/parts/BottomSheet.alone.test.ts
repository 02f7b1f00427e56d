/** Whoever presses the button of a long sheet sees why nothing came of it. */
import { flushPromises } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'

import ui from '@/ui/messages.zh'
import { mountIn } from '@/ui/testing/host'

import BottomSheet from './BottomSheet.vue'

vi.mock('./useBackCloses', () => ({ useBackCloses: () => undefined }))

const shown: (string | null)[] = []
beforeEach(() => {
  shown.length = 0
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    shown.push(this.textContent)
  })
})

it('brings what is missing or went wrong in sight, when it comes and with every press after', async () => {
  const alarm = ref('')
  const sheet = defineComponent({
    setup: () => () =>
      h(BottomSheet, { open: true, title: '记一次走访' }, () =>
        h('form', { onSubmit: (event: Event) => event.preventDefault() }, [h('div', alarm.value === '' ? [] : [h('p', { role: 'alert' }, alarm.value)])]),
      ),
  })
  mountIn(sheet, {}, { ui } as never)
  await flushPromises()
  expect(shown).toEqual([])
  alarm.value = '请选怎么样。'
  await vi.waitFor(() => expect(shown).toEqual(['请选怎么样。']))
  document.querySelector('.sheet form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await flushPromises()
  expect(shown).toEqual(['请选怎么样。', '请选怎么样。'])
})
