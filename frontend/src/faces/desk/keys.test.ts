import { effectScope } from 'vue'
import { afterEach, expect, it, vi } from 'vitest'

import { useKeys } from './keys'

afterEach(() => document.body.replaceChildren())

function press(target: EventTarget, init: KeyboardEventInit): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
}

function listening(resting = false) {
  const claim = vi.fn()
  const leave = vi.fn()
  const scope = effectScope()
  scope.run(() => useKeys({ a: claim, Escape: leave }, () => resting))
  return { claim, leave, stop: () => scope.stop() }
}

it('runs a command wherever nobody types', () => {
  const { claim, stop } = listening()
  press(document.body, { key: 'a' })
  press(document.body.appendChild(document.createElement('button')), { key: 'A' })
  expect(claim).toHaveBeenCalledTimes(2)
  stop()
  press(document.body, { key: 'a' })
  expect(claim).toHaveBeenCalledTimes(2)
})

it('rests while somebody types, but Escape leaves the field', () => {
  const { claim, leave, stop } = listening()
  const field = document.body.appendChild(document.createElement('textarea'))
  press(field, { key: 'a' })
  press(field, { key: 'Escape' })
  expect(claim).not.toHaveBeenCalled()
  expect(leave).toHaveBeenCalledOnce()
  stop()
})

it('rests with a modifier held, and while a dialog is open', () => {
  const { claim, stop } = listening()
  press(document.body, { key: 'a', ctrlKey: true })
  stop()
  const busy = listening(true)
  press(document.body, { key: 'a' })
  busy.stop()
  expect([claim, busy.claim].map((spy) => spy.mock.calls.length)).toEqual([0, 0])
})
