import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { marksFor, marksIn, narrowed, hideMarks, showMarks } from './beside'

beforeEach(() => {
  document.body.innerHTML =
    '<button>不在旁边</button><aside class="case-side"><button id="one">加当事人</button><button disabled>没有</button><a href="#x" id="two">看</a></aside>'
  // Nothing has a box where nothing is drawn.
  vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue([{}] as unknown as DOMRectList)
})
afterEach(() => {
  hideMarks()
  vi.restoreAllMocks()
  document.body.replaceChildren()
})
const press = (key: string): boolean => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
const marks = (): string[] => [...document.querySelectorAll('.beside-marks kbd')].map((one) => one.textContent ?? '')

it('has a mark of its own for everything that can be pressed, however much that is', () => {
  for (const count of [0, 3, 26, 27, 300]) {
    const all = marksFor(count)
    expect(new Set(all).size).toBe(count)
    expect(new Set(all.map(({ length }) => length)).size).toBeLessThan(2)
  }
})

it('marks what is beside the case and can be pressed, and narrows it down', () => {
  const found = marksIn(document.querySelector('.case-side')!)
  expect(found.map(({ letters, target }) => [letters, target.id])).toEqual([['a', 'one'], ['s', 'two']])
  expect(narrowed(found, 's')).toBe(found[1])
  expect(narrowed(found, 'x')).toEqual([])
})

it('presses what bears the letter, and nothing else hears it', () => {
  const pressed = vi.fn()
  const heard = vi.fn()
  document.querySelector('#one')!.addEventListener('click', pressed)
  addEventListener('keydown', heard)
  showMarks()
  expect(marks()).toEqual(['A', 'S'])
  press('a')
  expect(pressed).toHaveBeenCalledOnce()
  expect(heard).not.toHaveBeenCalled()
  expect(marks()).toEqual([])
  press('a')
  expect(heard).toHaveBeenCalledOnce()
  expect(pressed).toHaveBeenCalledOnce()
  removeEventListener('keydown', heard)
})

it('goes by any other key, and with its page', () => {
  showMarks()
  press('Escape')
  expect(marks()).toEqual([])
  showMarks()
  hideMarks()
  expect(marks()).toEqual([])
})
