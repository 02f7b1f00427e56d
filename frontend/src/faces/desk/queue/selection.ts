/** Which rows of the list are chosen for one step together. A pure value; only what is shown can be chosen. */
import type { Uuid } from '@/api/types'

/** A server takes no more at once, and nobody looks over more. */
export const MOST_SELECTED = 50

export interface Selection {
  readonly ids: ReadonlySet<Uuid>
  /** Where a stretch of rows began. */
  readonly anchor: Uuid | null
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: null }

/** One more, or one less. */
export function toggle({ ids, anchor }: Selection, id: Uuid): Selection {
  if (!ids.has(id)) return { ids: bounded([...ids, id]), anchor: id }
  const left = new Set(ids)
  left.delete(id)
  return { ids: left, anchor: left.size === 0 ? null : anchor }
}

/** The stretch from where it began to `to`, beside what else is chosen; from `from` where none was begun. */
export function extend(selection: Selection, shown: readonly Uuid[], from: Uuid, to: Uuid): Selection {
  const anchor = selection.anchor !== null && shown.includes(selection.anchor) ? selection.anchor : from
  const ends = [shown.indexOf(anchor), shown.indexOf(to)].sort((one, other) => one - other)
  const [first = -1, last = -1] = ends
  if (first < 0) return selection
  // What the last stretch took beyond this one is let go: back up again means fewer.
  const before = shown.indexOf(from)
  const left = shown.filter((id, at) => selection.ids.has(id) && !(between(at, before, shown.indexOf(anchor)) && !between(at, first, last)))
  return { ids: bounded([...left, ...shown.slice(first, last + 1)]), anchor }
}

const between = (at: number, one: number, other: number): boolean => at >= Math.min(one, other) && at <= Math.max(one, other)

/** All that are shown, as many as go at once; all of them again: none. */
export function toggleAll({ ids, anchor }: Selection, shown: readonly Uuid[]): Selection {
  const all = bounded(shown)
  return [...all].every((id) => ids.has(id)) ? NOTHING_SELECTED : { ids: all, anchor }
}

/** What is shown no more is chosen no more: nobody acts on what they do not see. */
export function restrict(selection: Selection, shown: readonly Uuid[]): Selection {
  const there = new Set(shown)
  if ([...selection.ids].every((id) => there.has(id))) return selection
  const ids = new Set([...selection.ids].filter((id) => there.has(id)))
  return { ids, anchor: selection.anchor !== null && ids.has(selection.anchor) ? selection.anchor : null }
}

function bounded(ids: readonly Uuid[]): ReadonlySet<Uuid> {
  return new Set([...new Set(ids)].slice(0, MOST_SELECTED))
}
