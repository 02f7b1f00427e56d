import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import type { AllowedAction } from '@/api/types'

import { onStage, serve } from '../testing/stage'
import CaseSteps from './CaseSteps.vue'
import { barOf, offeredSteps, type OfferedStep } from './offered'

const all = (...actions: string[]): AllowedAction[] => actions.map((action) => ({ action, needs: [] }))
const ACCEPTED = all('merge', 'remind', 'reject', 'release', 'close', 'assign', 'dispatch', 'pass_on', 'recategorise', 'instruct')
const names = (steps: readonly OfferedStep[]): string[] => steps.map(({ action }) => action)

let taken: string[]
const items = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role=menuitem]')]
const more = (): HTMLButtonElement => document.querySelector<HTMLButtonElement>('[aria-haspopup=menu]')!
const focused = (): string => document.activeElement?.querySelector('span')?.textContent ?? ''

function draw(actions: AllowedAction[]) {
  taken = []
  serve(() => undefined)
  const onTake = (step: OfferedStep): number => taken.push(step.action)
  onStage(CaseSteps, { caseId: 'one', steps: offeredSteps(actions), busy: false, onTake })
}

async function press(key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  document.activeElement!.dispatchEvent(event)
  await flushPromises()
  return event
}

beforeEach(() => draw(ACCEPTED))
afterEach(() => document.body.replaceChildren())

it('keeps two steps at hand, the rest in the order of the work, and groups under their heads', () => {
  const { atHand, more: rest, groups } = barOf(offeredSteps(ACCEPTED))
  expect(names(atHand)).toEqual(['dispatch', 'assign'])
  expect(names(rest)).toEqual(['close', 'pass_on', 'release', 'reject'])
  expect(groups.map(({ group, steps }) => [group, names(steps)])).toEqual([
    ['correct', ['recategorise', 'merge']],
    ['oversee', ['remind', 'instruct']],
  ])
})

it('draws a third step rather than a list of one', () => {
  expect(names(barOf(offeredSteps(all('verify', 'close', 'rework', 'merge'))).atHand)).toEqual(['verify', 'close', 'rework'])
})

it('has no list where there is nothing in it', async () => {
  document.body.replaceChildren()
  draw(all('claim'))
  await flushPromises()
  expect(document.querySelector('[aria-haspopup]')).toBeNull()
})

it('is gone through by arrows, closed by Esc, and gives the focus back', async () => {
  more().click()
  await flushPromises()
  expect(focused()).toBe('结案')
  await press('ArrowUp')
  expect(focused()).toBe('批示')
  await press('ArrowDown')
  expect(focused()).toBe('结案')
  await press('Escape')
  expect(items()).toEqual([])
  expect(document.activeElement).toBe(more())
})

it('hears one letter for a step and two for one of a group, and nobody else hears them', async () => {
  const heard = vi.fn()
  addEventListener('keydown', heard)
  more().click()
  await flushPromises()
  await press('q')
  expect(focused()).toBe('更正类别')
  // Within a group its own letters count: `x` is none of them.
  await press('x')
  expect(taken).toEqual([])
  await press('m')
  expect(taken).toEqual(['merge'])
  expect(items()).toEqual([])
  more().click()
  await flushPromises()
  await press('x')
  expect(taken).toEqual(['merge', 'reject'])
  expect(heard).not.toHaveBeenCalled()
  removeEventListener('keydown', heard)
})

it('closes when something else is pressed', async () => {
  more().click()
  await flushPromises()
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }))
  await flushPromises()
  expect(items()).toEqual([])
})
