/** Where the focus of a form's dialog stands, whenever its fields come. */
import { flushPromises } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import { defineAsyncComponent, h, type Component } from 'vue'

import { onStage, serve } from '../testing/stage'
import FormDialog from './FormDialog.vue'

afterEach(() => document.body.replaceChildren())

it('gives the focus to the first field of a form that comes later than its dialog', async () => {
  let come: (fields: Component) => void = () => undefined
  const later = defineAsyncComponent(() => new Promise<Component>((resolve) => (come = resolve)))
  const props = { shown: true, title: '记录', width: 400, submit: '保存', disabled: false, tried: false, failure: '' }
  serve(() => undefined)
  const host = onStage({ render: () => h(FormDialog, props, { default: () => h(later) }) }, {})
  await flushPromises()
  // A browser's focus trap says so.
  host.findComponent({ name: 'ElDialog' }).vm.$emit('openAutoFocus')
  await flushPromises()
  expect(document.activeElement?.id).not.toBe('first')
  come({ render: () => [h('input', { id: 'first' }), h('input', { id: 'second' })] })
  await vi.waitFor(() => expect(document.activeElement?.id).toBe('first'), 5000)
})
