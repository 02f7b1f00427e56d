import { describe, expect, it } from 'vitest'

import { monthsBefore, share } from './rates'

const of = (yes: number, no: number, untold = 0) => ({ yes, no, untold })

describe('a share', () => {
  it('is of those who answered, with one digit', () => {
    expect(share(of(9, 1, 40), 10)).toBe('90.0%')
    expect(share(of(2, 1), 3)).toBe('66.7%')
  })

  it('is not said of few answers, nor of none', () => {
    expect(share(of(5, 4), 10)).toBeNull()
    expect(share(of(0, 0), 0)).toBeNull()
  })

  it('is all or nothing only where it is', () => {
    expect(share(of(3, 0), 1)).toBe('100.0%')
    expect(share(of(9999, 1), 1)).toBe('99.9%')
    expect(share(of(1, 9999), 1)).toBe('0.1%')
    expect(share(of(0, 12), 1)).toBe('0.0%')
  })
})

it('offers the months of the last year and this one, over the turn of the year', () => {
  expect(monthsBefore('2026-02-11', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
  expect(monthsBefore('2026-12-31')).toHaveLength(13)
})
