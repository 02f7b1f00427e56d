/** Ctrl+Enter, wherever the button of a form stands. */
import { afterEach, expect, it } from 'vitest'

import { submitByKey } from './submitByKey'

afterEach(() => document.body.replaceChildren())

function pressIn(html: string): number {
  document.body.innerHTML = html
  let sent = 0
  const form = document.querySelector('form')!
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    sent += 1
  })
  form.addEventListener('keydown', submitByKey)
  form.querySelector('textarea')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }))
  return sent
}

it('sends a form by the button that stands in it, named or not', () => {
  expect(pressIn('<form><textarea></textarea><button type="button">x</button><button type="submit">y</button></form>')).toBe(1)
  expect(pressIn('<form id="a"><textarea></textarea><button type="submit">y</button></form>')).toBe(1)
})

it('sends a form by a button that stands outside it', () => {
  expect(pressIn('<form id="a"><textarea></textarea></form><button type="submit" form="b">x</button><button type="submit" form="a">y</button>')).toBe(1)
})

it('sends nothing while the button is out of use, and never another form', () => {
  expect(pressIn('<form><textarea></textarea><button type="submit" disabled>y</button></form>')).toBe(0)
  expect(pressIn('<form><textarea></textarea></form><form><button type="submit">x</button></form>')).toBe(0)
})
