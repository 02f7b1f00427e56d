/**
 * Rows that somebody writes on stay under their hands when they leave their list: settled by somebody else, or by a try
 * of their own that nobody answered. Nobody's words go with a row.
 */
import { computed, shallowRef, type ComputedRef } from 'vue'

interface Row {
  id: string
}

export interface HeldRows<T extends Row> {
  /** What is listed, and whatever is held where it stood. */
  items: ComputedRef<readonly T[]>
  hold(row: T, now: boolean): void
  /** It is held, and listed no more. */
  isGone(id: string): boolean
}

export function useHeld<T extends Row>(listed: () => readonly T[]): HeldRows<T> {
  const held = shallowRef<ReadonlyMap<string, { row: T; place: number }>>(new Map())
  const gone = computed(() => {
    const there = new Set(listed().map(({ id }) => id))
    return [...held.value.values()].filter(({ row }) => !there.has(row.id)).sort((one, other) => one.place - other.place)
  })
  const items = computed(() => {
    const all = [...listed()]
    for (const { row, place } of gone.value) all.splice(place, 0, row)
    return all
  })

  function hold(row: T, now: boolean): void {
    const next = new Map(held.value)
    if (now) next.set(row.id, { row, place: items.value.findIndex(({ id }) => id === row.id) })
    else next.delete(row.id)
    held.value = next
  }

  return { items, hold, isGone: (id) => gone.value.some(({ row }) => row.id === id) }
}
