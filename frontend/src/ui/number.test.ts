import { expect, it } from 'vitest'

import { figureOf, grouped } from './number'

it('groups whole numbers and leaves small ones alone', () => {
  expect([0, 999, 1000, 16646, 1234567].map(grouped)).toEqual(['0', '999', '1,000', '16,646', '1,234,567'])
})

it('writes rates with their digits', () => {
  expect([figureOf(16646, 0), figureOf(2, 1), figureOf(0.25, 1)]).toEqual(['16,646', '2.0', '0.3'])
})
