/** Nobody at the keyboard is put back to the beginning of the page by what goes from under them. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { keepFocus, stepOut } from './keepFocus'

let stop: () => void

beforeEach(() => {
  stop = keepFocus()
})
afterEach(() => {
  stop()
  document.body.replaceChildren()
})

function show(html: string): void {
  document.body.innerHTML = html
}
const at = (id: string): HTMLElement => document.getElementById(id)!
async function standsAt(id: string): Promise<void> {
  await vi.waitFor(() => expect(document.activeElement?.id).toBe(id), { timeout: 15_000 })
}

it('goes on at the row after the one that has gone, or at the one before it', async () => {
  show('<main><ul><li id="a"><button id="one"></button></li><li id="b"><button id="two"></button></li><li id="c"><button id="three"></button></li></ul></main>')
  at('two').focus()
  at('b').remove()
  await standsAt('three')
  at('c').remove()
  await standsAt('one')
})

it('stays in the part that the last row was in', async () => {
  show('<main><section id="list"><ul><li id="a"><button id="one"></button></li></ul></section></main>')
  at('one').focus()
  at('a').remove()
  await standsAt('list')
})

it('goes back to where a dialog was opened from, or to where that was', async () => {
  show('<main id="pane"><button id="opener"></button><div id="menu"><button id="item"></button></div></main><div id="dialog" role="dialog"><textarea id="text"></textarea></div>')
  at('item').focus()
  at('menu').remove()
  at('text').focus()
  at('dialog').remove()
  await standsAt('pane')
  expect(at('pane').tabIndex).toBe(-1)
})

it('waits beside a button that waits, and goes back to it', async () => {
  show('<form id="form"><input id="field"><button id="send"></button></form>')
  at('send').focus()
  ;(at('send') as HTMLButtonElement).disabled = true
  await standsAt('form')
  ;(at('send') as HTMLButtonElement).disabled = false
  await standsAt('send')
})

it('leaves whoever has gone on, and whoever stands nowhere by their own hand', async () => {
  show('<main><button id="gone"></button><button id="other"></button></main>')
  at('gone').focus()
  at('gone').remove()
  at('other').focus()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(document.activeElement?.id).toBe('other')
  at('other').blur()
  document.body.append('news')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(document.activeElement).toBe(document.body)
})

it('begins where the work is when the whole page made room for another', async () => {
  show('<div id="door"><input id="name"></div>')
  at('name').focus()
  at('door').remove()
  document.body.insertAdjacentHTML('beforeend', '<header><button></button></header><main id="work"></main>')
  await standsAt('work')
})

it('stands beside a field that one has stepped out of', () => {
  show('<main id="case"><form><textarea id="text"></textarea></form></main>')
  at('text').focus()
  stepOut(at('text'))
  expect(document.activeElement?.id).toBe('case')
})
