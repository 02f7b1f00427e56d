import { describe, expect, it } from 'vitest'

import { dayOf, formatLimit, formatTime, momentOf, relativeTime, wallTime } from './time'

const NOW = Date.UTC(2026, 10, 27)
const minute = (at: string, language = 'zh'): string => formatTime(at, language, 'minute', NOW)

describe('a moment', () => {
  it('goes without its year in this one', () => {
    expect(minute('2026-01-01T00:30:00Z')).toBe('1月1日 08:30')
  })

  it.each([
    ['1970-01-01T00:00:00Z', '1970年1月1日 08:00', '1 Jan 1970, 08:00'],
    ['2025-12-01T00:00:00Z', '2025年12月1日 08:00', '1 Dec 2025, 08:00'],
    ['2027-03-01T00:00:00Z', '2027年3月1日 08:00', '1 Mar 2027, 08:00'],
  ])('has the year of another one: %s', (at, zh, en) => {
    expect([minute(at), minute(at, 'en')]).toEqual([zh, en])
  })

  it('lies in the year of the county, not of Greenwich', () => {
    expect(minute('2025-12-31T20:00:00Z')).toBe('1月1日 04:00')
  })

  it('is a date with its year, always', () => {
    expect(formatTime('2026-01-01T00:30:00Z', 'zh', 'date', NOW)).toBe('2026年1月1日')
  })
})

it('says of a limit that ends with a day the day that it closes', () => {
  const limit = (at: string, language = 'zh'): string => formatLimit(at, language, NOW)
  expect([limit('2026-10-12T16:00:00Z'), limit('2026-10-12T16:00:00Z', 'en')]).toEqual(['10月12日 24:00', '12 Oct, 24:00'])
  expect(limit('2025-12-31T16:00:00Z')).toBe('2025年12月31日 24:00')
  expect(limit('2026-10-12T16:01:00Z')).toBe('10月13日 00:01')
})

it('tells the seconds where half a minute matters, and nowhere else', () => {
  const told = (seconds: number, fine: boolean) => relativeTime(NOW - seconds * 1_000, NOW, fine)
  expect(told(41, true)).toEqual({ key: 'seconds', n: 40 })
  expect(told(5, true).key).toBe('now')
  expect(told(41, false).key).toBe('now')
})

it('reads the clock of the county, not of the machine', () => {
  const evening = Date.parse('2026-10-09T16:30:00Z')
  expect(wallTime(evening)).toBe('2026-10-10T00:30')
  expect(Date.parse(momentOf(wallTime(evening)))).toBe(evening)
  expect([dayOf(evening), dayOf(evening, 90)]).toEqual(['2026-10-10', '2027-01-08'])
})
