/** A share as it is told: nearly all is not all, nearly none is not none, and of a few there is none. */

/** Of fewer than this a per cent says nothing: both numbers are told instead (`core/shares.py` has the same). */
export const LEAST = 10

/** In per cent with one digit, cut at the top and raised at the bottom: 99.96 is not all, and 0.04 is not none. */
export function shareOf(counts: number, of: number, least: number = LEAST): string | null {
  if (of < least || of === 0) return null
  const tenths = Math.round((counts / of) * 1000)
  const shown = counts < of ? Math.min(tenths, 999) : 1000
  return `${(Math.max(shown, counts > 0 ? 1 : 0) / 10).toFixed(1)}%`
}
