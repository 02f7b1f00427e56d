/** The categories this worker uses most come first; counted on this phone only, for each account its own. */
import type { Uuid } from '@/api/types'

const KEY = 'pingan_category_uses_of'
/** What the first releases counted, for the phone and by tile. */
const KEY_OF_PHONE = 'pingan_category_uses'
/** As many as a thumb finds without reading. */
const FEW = 3

type Uses = Record<string, number>

function readAll<T>(key: string): Record<string, T> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, T>
  } catch {
    return {}
  }
}

function usesOf(whose: Uuid | undefined): Uses {
  return readAll<Uses>(KEY)[whose ?? ''] ?? readAll<number>(KEY_OF_PHONE)
}

/** Counted by what was chosen and by the tile that it lies under. */
export function countUse(whose: Uuid | undefined, ...codes: string[]): void {
  const uses = { ...usesOf(whose) }
  for (const code of new Set(codes)) uses[code] = (uses[code] ?? 0) + 1
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readAll<Uses>(KEY), [whose ?? '']: uses }))
  } catch {
    // A full disk: the report has gone all the same, and the tiles stay in their order.
  }
}

/** By use, then by what is usual in the county. */
export function inHabitualOrder<T extends { code: string; usual: number }>(whose: Uuid | undefined, tops: readonly T[]): T[] {
  const uses = usesOf(whose)
  const rank = ({ usual }: T): number => usual || Infinity
  const order = (one: T, other: T): number => (rank(one) === rank(other) ? 0 : rank(one) - rank(other))
  return [...tops].sort((one, other) => (uses[other.code] ?? 0) - (uses[one.code] ?? 0) || order(one, other))
}

/** What this worker reports most, to be chosen with one tap. */
export function mostUsed<T extends { code: string }>(whose: Uuid | undefined, leaves: readonly T[]): T[] {
  const uses = usesOf(whose)
  const used = leaves.filter(({ code }) => (uses[code] ?? 0) > 0)
  return used.sort((one, other) => (uses[other.code] ?? 0) - (uses[one.code] ?? 0)).slice(0, FEW)
}
