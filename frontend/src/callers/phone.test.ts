import { describe, expect, it } from 'vitest'

import { looksWhole } from './phone'

describe('a number as it is typed', () => {
  it.each(['12900001234', '129 0000 1234', '+86 129-0000-1234', '0871-65123456', '１２９００００１２３４'])('is whole: %s', (typed) => {
    expect(looksWhole(typed)).toBe(true)
  })
  it.each(['', '1234', '1290000123', '129000012345', '王小河', '65123456'])('is not yet: %s', (typed) => {
    expect(looksWhole(typed)).toBe(false)
  })
})
