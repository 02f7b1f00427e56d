import { expect, it } from 'vitest'

import { CategoryTree, NO_COLOUR } from './categories'
import { aCategory, aSpan, TREE } from './testing/categories'

const DEEP = [...TREE, aCategory('777', '0501', '井盖', 'Manhole', { top: '05', colour: '#123456' })]
const tree = new CategoryTree({ items: DEEP, former: [aSpan('0501', '道路', '2026-03-01'), aSpan('0501', '路面', '2026-05-01'), aSpan('0599', '旧类', '2026-02-01')] })

it('offers below each top what has no parts of its own, however deep', () => {
  expect(tree.tops.map(({ code, children }) => [code, children.map((one) => one.code)])).toEqual([
    ['05', ['777']],
    ['06', ['0601', '0602']],
  ])
  expect(tree.under('05')).toEqual(['05', '0501', '777'])
  expect(tree.topOf('777')).toBe('05')
})

it('offers a top that has no parts itself', () => {
  const { tops } = new CategoryTree({ items: [...TREE, aCategory('09', null, '其他', 'Other')] })
  expect(tops.find(({ code }) => code === '09')?.children.map(({ code }) => code)).toEqual(['09'])
})

it('calls a case as its category was called on its day', () => {
  const called = (at?: string) => tree.labelOf('0501', 'zh', at)
  expect(called()).toBe('道路损坏')
  expect(called('2026-02-28T15:59:59Z')).toBe('道路')
  // Midnight of the county, not of the reader's machine.
  expect(called('2026-02-28T16:00:00Z')).toBe('路面')
  expect(called('2026-05-01T12:00:00+08:00')).toBe('道路损坏')
  expect(tree.labelOf('0599', 'zh')).toBe('旧类')
  expect(tree.labelOf('0599', 'zh', '2026-09-01T00:00:00Z')).toBe('旧类')
  expect(tree.labelOf('4711', 'zh')).toBe('4711')
})

it('draws by what the tree says, and plainly where it says nothing', () => {
  expect(tree.colourOf('777')).toBe('#123456')
  expect(tree.colourOf('0501')).toBe(NO_COLOUR)
  expect(tree.iconOf('0501')).toMatch(/^M/)
})
