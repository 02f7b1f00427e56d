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

function inScope(table: Parameters<typeof useKeys>[0]) {
  const scope = effectScope()
  const begun = scope.run(() => useKeys(table, () => false))!
  return { begun, stop: () => scope.stop() }
}

it('tells a letter with Shift from one without, and a sign from neither', () => {
  const [plain, shifted, sign] = [vi.fn(), vi.fn(), vi.fn()]
  const { stop } = inScope({ j: plain, 'Shift+J': shifted, '?': sign })
  press(document.body, { key: 'Shift', shiftKey: true })
  press(document.body, { key: 'J', shiftKey: true })
  press(document.body, { key: '?', shiftKey: true })
  // Caps lock is no Shift.
  press(document.body, { key: 'J' })
  stop()
  expect([plain, shifted, sign].map((spy) => spy.mock.calls.length)).toEqual([1, 1, 1])
})

it('waits for the second of two keys, and not for ever', () => {
  vi.useFakeTimers()
  const [accept, go] = [vi.fn(), vi.fn()]
  const { begun, stop } = inScope({ a: accept, 'g a': go })
  press(document.body, { key: 'g' })
  expect(begun.value).toBe('g')
  press(document.body, { key: 'a' })
  expect([go, accept].map((spy) => spy.mock.calls.length)).toEqual([1, 0])

  press(document.body, { key: 'g' })
  vi.advanceTimersByTime(3_000)
  expect(begun.value).toBe('')
  press(document.body, { key: 'a' })
  expect([go, accept].map((spy) => spy.mock.calls.length)).toEqual([1, 1])

  // What leads nowhere is forgotten, and does nothing else.
  press(document.body, { key: 'g' })
  press(document.body, { key: 'z' })
  press(document.body, { key: 'a' })
  expect([go, accept].map((spy) => spy.mock.calls.length)).toEqual([1, 2])
  stop()
  vi.useRealTimers()
})
