/** Shapes and figures of areas. Shapes are kept for the page's life, figures follow the live feed. */
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'

import type { AreaShapes } from './shapes'

export const figureKeys = {
  all: ['figures'] as const,
  of: (area: string, days: number) => ['figures', area, days] as const,
}

/** The answer names its area, because it may be shown while that of the next one is on its way. */
export function shapesQuery(area: string) {
  return queryOptions({
    queryKey: ['shapes', area],
    queryFn: async ({ signal }) => {
      const answer = await ok(api.GET('/api/v1/areas/{code}/shapes', { params: { path: { code: area } }, signal }))
      return { area, shapes: answer as unknown as AreaShapes }
    },
    staleTime: Infinity,
  })
}

/** Shapes of the parts of an area. The ones before stay until the next have come, so the map is never bare. */
export function useShapes(area: MaybeRefOrGetter<string>) {
  return useQuery(computed(() => ({ ...shapesQuery(toValue(area)), placeholderData: keepPreviousData })))
}

/** Figures of an area and of each of its parts, over the last `days` days. */
export function useFigures(area: MaybeRefOrGetter<string>, days: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => figureKeys.of(toValue(area), toValue(days))),
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/v1/maps/choropleth', {
          params: { query: { area: toValue(area), days: toValue(days) } },
          signal,
        }),
      ),
    // Numbers roll from the old range to the new one; another area starts anew.
    placeholderData: (before, query) => (query?.queryKey[1] === toValue(area) ? before : undefined),
  })
}
