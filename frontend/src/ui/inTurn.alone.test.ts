import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'

import { useTurns, whenIdle } from './inTurn'

let come: () => void = () => undefined
const file = new Promise<void>((resolve) => (come = resolve))

const Page = defineComponent(() => {
  const turn = useTurns(3, file)
  return () => h('p', String(turn.value))
})

it('lets the parts of the page that opens come one after another, and no page after it', async () => {
  const opened = mount(Page)
  const seen = [opened.text()]
  const last = (): string => seen[seen.length - 1] ?? ''
  // Nothing of it before what it brings is there.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  expect(opened.text()).toBe('0')
  come()
  while (last() !== '3') {
    await vi.waitFor(() => expect(opened.text()).not.toBe(last()), { timeout: 15_000, interval: 1 })
    seen.push(opened.text())
  }
  expect(seen[0]).toBe('0')
  expect(mount(Page).text()).toBe('3')
})

it('does what nobody waits for, with and without a browser that says when', async () => {
  const done: string[] = []
  vi.stubGlobal('requestIdleCallback', (work: () => void) => work())
  whenIdle(() => done.push('idle'))
  vi.unstubAllGlobals()
  whenIdle(() => done.push('later'))
  await vi.waitFor(() => expect(done).toEqual(['idle', 'later']), { timeout: 15_000 })
})
