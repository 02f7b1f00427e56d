import { expect, it } from 'vitest'

import { formatMonth, lastMonths, monthOf } from './months'

it('goes back over the turn of a year', () => {
  expect(monthOf('2026-11-28')).toBe('2026-11')
  expect(monthOf('2026-01-31', 1)).toBe('2025-12')
  expect(lastMonths('2026-02-10', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11'])
})

it('names a month, not a day of it, in both languages', () => {
  expect(formatMonth('2026-11', 'zh')).toBe('2026年11月')
  expect(formatMonth('2026-11', 'en')).toBe('November 2026')
  expect(formatMonth('2025-01', 'en')).toBe('January 2025')
})
