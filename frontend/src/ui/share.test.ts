import { expect, it } from 'vitest'

import { LEAST, shareOf } from './share'

it.each([
  [0, 0, null],
  [0, 1, null],
  [9, 9, null],
  [0, 10, '0.0%'],
  [1, 100_000, '0.1%'],
  [4, 12, '33.3%'],
  [99_999, 100_000, '99.9%'],
  [50, 50, '100.0%'],
])('%d of %d', (counts, of, said) => expect(shareOf(counts, of)).toBe(said))

it('is told of as many as somebody says', () => {
  expect(shareOf(1, LEAST, LEAST + 1)).toBeNull()
  expect(shareOf(1, 4, 4)).toBe('25.0%')
  expect(shareOf(0, 0, 0)).toBeNull()
})
