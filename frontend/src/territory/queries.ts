/** Areas and "which grid is this point in". Boundaries change rarely, so answers are kept for the page's life. */
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { AreaLevel, LocationIn } from '@/api/types'

export function useArea(code: MaybeRefOrGetter<string | null>) {
  return useQuery({
    queryKey: computed(() => ['areas', toValue(code)]),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/areas/{code}', { params: { path: { code: toValue(code) ?? '' } }, signal })),
    enabled: computed(() => toValue(code) !== null),
    staleTime: Infinity,
  })
}

/** What one letter would find is no list to choose from. */
const LETTERS = 2

/** The areas of a level whose place holds the words, twenty at most. Asks nothing before there are two letters. */
export function useAreasFound(words: MaybeRefOrGetter<string>, within: MaybeRefOrGetter<string>, level: AreaLevel) {
  const q = computed(() => toValue(words).trim())
  return useQuery({
    queryKey: computed(() => ['areas', 'found', q.value, toValue(within), level]),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/areas', { params: { query: { q: q.value, within: toValue(within), level } }, signal })),
    select: ({ items }) => items,
    enabled: computed(() => q.value.length >= LETTERS),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
}

/** The grid of a point, with the others its accuracy circle reaches. Asks nothing while there is no point. */
export function useLocate(point: MaybeRefOrGetter<LocationIn | null>) {
  const asked = computed(() => {
    const at = toValue(point)
    if (at === null) return null
    // Five decimals are a metre: a phone lying still asks once.
    const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5
    return {
      lng: round(at.lng),
      lat: round(at.lat),
      datum: at.datum,
      accuracy: Math.min(Math.round(at.accuracy_m ?? 0), 100_000),
    }
  })
  return useQuery({
    queryKey: computed(() => ['locate', asked.value]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/locate', { params: { query: asked.value! }, signal })),
    enabled: computed(() => asked.value !== null),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  })
}

/** The county's border villages with their civil profiles. */
export function useBorderVillages(wanted: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: ['border-villages'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/border-villages', { signal })),
    select: (answer) => answer.items,
    enabled: computed(() => toValue(wanted)),
    staleTime: Infinity,
  })
}
