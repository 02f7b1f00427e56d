/** The report that may be of a matter already known: how others are looked for, and what comes when some are found. */
import { defineAsyncComponent } from 'vue'

import type { Begun } from '@/cases/similar'
import { addChinese } from '@/i18n'

import type { Draft } from './draft'

/** Of a place that is measured again and again, about ten metres: whoever stands still asks nothing anew. */
const STEP = 10_000

/** As much of a draft as others are compared with. */
export function begunOf({ category, what, point, grid }: Draft, ownGrid: string): Begun {
  const near = (degrees: number): number => Math.round(degrees * STEP) / STEP
  return {
    category: category ?? '',
    what: what.trim(),
    location: point && { lng: near(point.lng), lat: near(point.lat), datum: point.datum },
    grid_code: grid?.code ?? (point === null ? ownGrid : null),
  }
}

// Neither is in anybody's way: a page of the phone waits for no more than it needs.
export const SameMatter = defineAsyncComponent(async () => {
  const [page, { default: words }] = await Promise.all([import('./SameMatter.vue'), import('./words.zh')])
  addChinese(words)
  return page
})
export const SaidSame = defineAsyncComponent(async () => {
  const [page, { default: words }] = await Promise.all([import('./SaidSame.vue'), import('./words.zh')])
  addChinese(words)
  return page
})
