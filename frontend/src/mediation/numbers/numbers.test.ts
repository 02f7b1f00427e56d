/** What a page says of a share: of a few disputes none at all. */
import { expect, it } from 'vitest'

import { figureOf, shareIn } from './numbers'

it.each([
  [0, 0, null],
  [0, 1, null],
  [9, 9, null],
  [0, 10, '0.0%'],
  [4, 12, '33.3%'],
])('%d of %d', (counts, of, said) => expect(shareIn({ counts, of })).toBe(said))

it('of what a newer server does not tell there is nothing', () => {
  expect(figureOf({}, 'resolved')).toEqual({ of: 0, counts: 0 })
})
