/**
 * The classes of a day. Made anew with every case they would give one colour another meaning at noon than in the
 * morning; so the first ones this window makes for an area stay until the county's day ends.
 */
import { computed, type ComputedRef, type Ref } from 'vue'

import type { Classes } from '@/maps/classes'
import { useNow } from '@/ui/useNow'

import { classesOf, type Standing } from './looks'
import type { Measure } from './view'

const DAY_MS = 24 * 3_600_000
/** The county's midnight, whatever zone this machine is in. */
const ZONE_MS = 8 * 3_600_000
const STORE = 'pingan.classes'

interface Kept {
  day: number
  classes: Record<string, Classes>
}

export function useDayClasses(
  area: Ref<string>,
  measure: () => Measure,
  standing: Ref<readonly Standing[]>,
): ComputedRef<Classes> {
  const now = useNow()
  const day = computed(() => Math.floor((now.value + ZONE_MS) / DAY_MS))
  return computed(() => {
    const key = `${area.value}/${measure()}`
    const kept = read(day.value)
    const own = kept.classes[key]
    if (own !== undefined) return own
    const fresh = classesOf(standing.value)
    // Nothing to divide yet: no promise about colours was made.
    if (fresh.bounds.length > 0) keep({ ...kept, classes: { ...kept.classes, [key]: fresh } })
    return fresh
  })
}

/** Where the browser keeps nothing, for as long as the page lives. */
let held: Kept = { day: 0, classes: {} }

function read(day: number): Kept {
  try {
    held = JSON.parse(sessionStorage.getItem(STORE) ?? 'null') ?? held
  } catch {
    // What is held is what there is.
  }
  return held.day === day ? held : { day, classes: {} }
}

function keep(kept: Kept): void {
  held = kept
  try {
    sessionStorage.setItem(STORE, JSON.stringify(kept))
  } catch {
    // Held above.
  }
}
