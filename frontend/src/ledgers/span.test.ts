import { expect, it } from 'vitest'

import { lastMonths, monthOf, spanOf } from './span'

it('has months of their own length', () => {
  expect(spanOf('2026-02')).toEqual({ since: '2026-02-01', until: '2026-02-28' })
  expect(spanOf('2028-02').until).toBe('2028-02-29')
  expect(spanOf('2026-12')).toEqual({ since: '2026-12-01', until: '2026-12-31' })
})

it('goes back over the turn of a year', () => {
  expect(monthOf('2026-11-28')).toBe('2026-11')
  expect(monthOf('2026-01-31', 1)).toBe('2025-12')
  expect(lastMonths('2026-02-10', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
})
