import { expect, it } from 'vitest'

import { extend, MOST_SELECTED, NOTHING_SELECTED, restrict, toggle, toggleAll, type Selection } from './selection'

const shown = ['a', 'b', 'c', 'd', 'e']
const chosen = ({ ids }: Selection): string => shown.filter((id) => ids.has(id)).join('')

it('takes a row in and lets it go again', () => {
  const one = toggle(NOTHING_SELECTED, 'b')
  expect(chosen(toggle(one, 'd'))).toBe('bd')
  expect(toggle(one, 'b')).toEqual(NOTHING_SELECTED)
})

it('goes on from where it began, and back', () => {
  let selection = extend(NOTHING_SELECTED, shown, 'b', 'c')
  selection = extend(selection, shown, 'c', 'd')
  expect(chosen(selection)).toBe('bcd')
  selection = extend(selection, shown, 'd', 'c')
  expect(chosen(selection)).toBe('bc')
  selection = extend(extend(selection, shown, 'c', 'b'), shown, 'b', 'a')
  expect(chosen(selection)).toBe('ab')
})

it('leaves what was chosen apart from the stretch as it is', () => {
  const apart = toggle(toggle(NOTHING_SELECTED, 'a'), 'c')
  const selection = extend(extend(apart, shown, 'c', 'd'), shown, 'd', 'c')
  expect(chosen(selection)).toBe('ac')
})

it('begins anew where its beginning is shown no more', () => {
  expect(chosen(extend({ ids: new Set(), anchor: 'gone' }, shown, 'd', 'e'))).toBe('de')
})

it('takes all that are shown, and none the second time', () => {
  const all = toggleAll(NOTHING_SELECTED, shown)
  expect(chosen(all)).toBe('abcde')
  expect(toggleAll(all, shown)).toEqual(NOTHING_SELECTED)
})

it('holds no more than one request takes', () => {
  const many = Array.from({ length: 80 }, (_, n) => `row ${n}`)
  const all = toggleAll(NOTHING_SELECTED, many)
  expect(all.ids.size).toBe(MOST_SELECTED)
  expect(toggle(all, 'row 79').ids.size).toBe(MOST_SELECTED)
  expect(toggleAll(all, many)).toEqual(NOTHING_SELECTED)
})

it('chooses nothing that is not seen', () => {
  const selection = toggle(toggle(NOTHING_SELECTED, 'b'), 'd')
  expect(restrict(selection, ['a', 'b', 'c'])).toEqual({ ids: new Set(['b']), anchor: null })
  expect(restrict(selection, shown)).toBe(selection)
})
