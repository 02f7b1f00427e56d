/** A strip of tabs, and what becomes of the chosen one while others grow before it. */
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, useTemplateRef } from 'vue'

import { useInSight } from './useInSight'

let shown: string[] = []
let roomChanges: () => void = () => undefined
let at: Record<string, number> = {}

const rect = (left: number, width: number) => new DOMRect(left, 0, width, 40)

beforeEach(() => {
  shown = []
  at = {}
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    shown.push(this.id)
  })
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return this.tagName === 'NAV' ? rect(0, 300) : rect(at[this.id] ?? 0, 60)
  })
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(told: () => void) {
        roomChanges = told
      }
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  )
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const Strip = defineComponent({
  props: { chosen: { type: String, required: true }, n: { type: Number, default: 0 } },
  setup(props) {
    useInSight(useTemplateRef<HTMLElement>('strip'), '[aria-selected=true]')
    return () =>
      h('nav', { ref: 'strip' }, ['a', 'b', 'c'].map((id) => h('button', { id, 'aria-selected': id === props.chosen }, `${id} ${props.n}`)))
  },
})

it('is shown when it is chosen, when numbers come, and when there is room for the strip', async () => {
  const strip = mount(Strip, { props: { chosen: 'c' } })
  await nextTick()
  expect(shown).toEqual(['c'])
  await strip.setProps({ n: 7 })
  expect(shown).toEqual(['c', 'c'])
  roomChanges()
  expect(shown).toEqual(['c', 'c', 'c'])
  await strip.setProps({ chosen: 'a' })
  expect(shown[shown.length - 1]).toBe('a')
})

it('is not pulled back under the finger of whoever looks at the others', async () => {
  const strip = mount(Strip, { props: { chosen: 'c' } })
  await nextTick()
  at = { c: 900 }
  strip.element.dispatchEvent(new Event('scroll'))
  await strip.setProps({ n: 8 })
  expect(shown).toEqual(['c'])
  await strip.setProps({ chosen: 'b' })
  expect(shown).toEqual(['c', 'b'])
})
