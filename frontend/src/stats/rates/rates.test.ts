import { describe, expect, it } from 'vitest'

import { share } from './rates'

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
