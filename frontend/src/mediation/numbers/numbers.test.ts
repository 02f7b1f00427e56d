/** What a page says of a share: nearly all is not all, and nearly none is not none. */
import { expect, it } from 'vitest'

import { figureOf, shareOf } from './numbers'

it.each([
  [0, 0, null],
  [0, 7, '0.0%'],
  [1, 100_000, '0.1%'],
  [1, 3, '33.3%'],
  [99_999, 100_000, '99.9%'],
  [5, 5, '100.0%'],
])('%d of %d', (counts, of, said) => expect(shareOf({ counts, of })).toBe(said))

it('of what a newer server does not tell there is nothing', () => {
  expect(figureOf({}, 'resolved')).toEqual({ of: 0, counts: 0 })
})
