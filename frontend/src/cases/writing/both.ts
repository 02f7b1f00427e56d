/** Two have written the same from one beginning: what only one of them touched is theirs, and the rest is shown side by side. */
import { plain } from '@/ui/plain'

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
const namesOf = <T extends object>(of: T): (keyof T)[] => Object.keys(of) as (keyof T)[]

/** What nobody touched here goes on from what somebody else has written. */
export function goOnFrom<T extends object>(before: T, theirs: T, mine: T): void {
  for (const name of namesOf(theirs)) if (same(before[name], mine[name])) mine[name] = plain(theirs[name])
}

/** What both have written otherwise than it was, and not alike. */
export function writtenByBoth<T extends object>(before: T, theirs: T, mine: T): (keyof T)[] {
  return namesOf(theirs).filter((name) => !same(before[name], theirs[name]) && !same(before[name], mine[name]) && !same(theirs[name], mine[name]))
}
