import { mount } from '@vue/test-utils'
import { ElDialog } from 'element-plus'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'

import { guardComposing, isComposing } from './composing'

let release: () => void
beforeEach(() => (release = guardComposing()))
afterEach(() => {
  release()
  document.body.replaceChildren()
})

type Press = KeyboardEventInit & { keyCode?: number }

function press(target: EventTarget, init: Press): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
  // Not part of the constructor's dictionary everywhere.
  Object.defineProperty(event, 'keyCode', { value: init.keyCode ?? 0 })
  target.dispatchEvent(event)
  return event
}

const ESCAPE = { key: 'Escape', code: 'Escape' }
/** Chromium and Firefox say so; Safari has ended the composition already, and leaves a number. */
const TAKING_BACK: [string, Press][] = [
  ['while composing', { ...ESCAPE, isComposing: true, keyCode: 229 }],
  ['just after, as Safari tells it', { ...ESCAPE, isComposing: false, keyCode: 229 }],
]

describe.each(TAKING_BACK)('Esc that takes back half a word, %s', (_when, init) => {
  it('is known for what it is', () => {
    expect(isComposing(press(document.body, init))).toBe(true)
  })

  it('reaches no listener of the page, and stays the input method’s own', () => {
    const field = document.body.appendChild(document.createElement('textarea'))
    const heard = vi.fn()
    addEventListener('keydown', heard)
    field.addEventListener('keydown', heard)
    expect(press(field, init).defaultPrevented).toBe(false)
    expect(heard).not.toHaveBeenCalled()
    press(field, ESCAPE)
    expect(heard).toHaveBeenCalledTimes(2)
    removeEventListener('keydown', heard)
  })

  it('leaves a dialog of the library open, which an ordinary Esc closes', async () => {
    const opened = vi.fn()
    const closed = vi.fn()
    const dialog = mount(ElDialog, {
      attachTo: document.body,
      props: { modelValue: true, appendToBody: false, onOpened: opened, 'onUpdate:modelValue': closed },
      slots: { default: () => h('textarea') },
      // The dialog reports its end when its transition is over.
      global: { stubs: { transition: false } },
    })
    await vi.waitFor(() => expect(opened).toHaveBeenCalled())
    const field = document.querySelector('textarea')!
    press(field, init)
    await new Promise((resolve) => setTimeout(resolve, 80))
    expect(closed).not.toHaveBeenCalled()
    press(field, ESCAPE)
    await vi.waitFor(() => expect(closed).toHaveBeenCalledWith(false))
    dialog.unmount()
  })
})
