/** How long things took, in words and in the shade they are drawn in. */
import { useWords } from '@/i18n'

import type { Lying } from './queries'

const DAY_H = 24
/** Up to two days one thinks in hours. */
const IN_HOURS = 48
/** Up to which hours each shade goes; what is beyond the last has the darkest. */
export const SHADES = [8, 24, 72, 240] as const

/** The shade of a time: 0 for none, then from the lightest. */
export function shadeOf(lying: Pick<Lying, 'left' | 'half'>): number {
  if (lying.left === 0) return 0
  const { half } = lying
  const place = half === null ? -1 : SHADES.findIndex((upto) => half <= upto)
  return place === -1 ? SHADES.length + 1 : place + 1
}

/** The length of a bar, in percent of the longest; over the last bound it is full. */
export function lengthOf(half: number | null, left: number, longest: number): number {
  if (left === 0) return 0
  return half === null ? 100 : Math.max(2, (100 * half) / Math.max(longest, 1))
}

export const lastOf = (bounds: readonly number[]): number => bounds[bounds.length - 1] ?? 0

export function useTimes() {
  const { t } = useWords()
  const hours = (n: number): string =>
    n > IN_HOURS ? t('stats.dwell.days', { n: Math.round((10 * n) / DAY_H) / 10 }) : t('stats.dwell.hours', { n })
  return {
    hours,
    /** Within what time half of them were. */
    half({ left, half }: Lying, bounds: readonly number[]): string {
      if (left === 0) return t('stats.dwell.none')
      return half === null ? t('stats.dwell.beyond', { time: hours(lastOf(bounds)) }) : t('stats.dwell.within', { time: hours(half) })
    },
    /** A bound for a table's cell. */
    bound(value: number | null, left: number, bounds: readonly number[]): string {
      if (left === 0) return t('stats.dwell.state.dash')
      return value === null ? t('stats.dwell.state.over', { time: hours(lastOf(bounds)) }) : hours(value)
    },
    mean: (value: number | null): string => (value === null ? t('stats.dwell.state.dash') : hours(value > IN_HOURS ? value : Math.round(value * 10) / 10)),
  }
}
