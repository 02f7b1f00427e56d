/** The categories this worker uses most come first; counted on this phone only. */

const KEY = 'pingan_category_uses'

type Uses = Record<string, number>

function read(): Uses {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Uses
  } catch {
    return {}
  }
}

/** Counted at the top of the tree, where the tiles are. */
export function countUse(top: string): void {
  const uses = read()
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...uses, [top]: (uses[top] ?? 0) + 1 }))
  } catch {
    // A full disk: the report has gone all the same, and the tiles stay in their order.
  }
}

/** By use, then by what is usual in the county. */
export function inHabitualOrder<T extends { code: string; usual: number }>(tops: readonly T[]): T[] {
  const uses = read()
  const rank = ({ usual }: T): number => usual || Infinity
  const order = (one: T, other: T): number => (rank(one) === rank(other) ? 0 : rank(one) - rank(other))
  return [...tops].sort((one, other) => (uses[other.code] ?? 0) - (uses[one.code] ?? 0) || order(one, other))
}
