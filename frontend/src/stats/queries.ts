/** Where cases lie, as the server's sums tell it. */
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'

export type DwellOut = components['schemas']['DwellOut']
export type TrackDwell = components['schemas']['TrackDwellOut']
export type StateDwell = components['schemas']['StateDwellOut']
export type MoveDwell = components['schemas']['MoveDwellOut']
/** How long cases lay there, and how many do now. */
export type Lying = Omit<components['schemas']['AtStateOut'], 'track' | 'state'>

/** Of which area, of how many months up to this one, of which top category (empty: all). */
export interface DwellAsked {
  area: string
  months: number
  category: string
}

/** Sums follow the journal by a second or two; a minute is soon enough for how long things take. */
const RENEWED_MS = 60_000

export function useDwell(asked: MaybeRefOrGetter<DwellAsked>) {
  return useQuery({
    queryKey: computed(() => ['dwell', toValue(asked)]),
    queryFn: ({ signal }) => {
      const { area, months, category } = toValue(asked)
      return ok(api.GET('/api/v1/stats/dwell', { params: { query: { area, months, ...(category && { category }) } }, signal }))
    },
    placeholderData: keepPreviousData,
    refetchInterval: RENEWED_MS,
  })
}
