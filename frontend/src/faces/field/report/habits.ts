/** The categories this worker uses most come first; counted on this phone only. */

const KEY = 'pingan_category_uses'
/** Until habits show: what grids report most. */
const USUAL = ['01', '06', '05', '02', '07', '04', '08', '03', '09', '12', '11', '99']

type Uses = Record<string, number>

function read(): Uses {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Uses
  } catch {
    return {}
  }
}

export function countUse(category: string): void {
  const uses = read()
  const major = category.slice(0, 2)
  localStorage.setItem(KEY, JSON.stringify({ ...uses, [major]: (uses[major] ?? 0) + 1 }))
}

/** Majors by use, then by what is usual; codes unknown here come last in their own order. */
export function inHabitualOrder<T extends { code: string }>(majors: readonly T[]): T[] {
  const uses = read()
  const rank = (code: string): number => {
    const usual = USUAL.indexOf(code)
    return usual === -1 ? USUAL.length : usual
  }
  return [...majors].sort(
    (one, other) => (uses[other.code] ?? 0) - (uses[one.code] ?? 0) || rank(one.code) - rank(other.code),
  )
}
