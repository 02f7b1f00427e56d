/** Totals of residents and households, as leaders see them: counts below five are never shown. */
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'

/** Asks nothing for a grid: there the numbers would be about particular people. */
export function useTotals(area: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['registry', 'totals', toValue(area)]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/registry/totals', { params: { query: { area: toValue(area) } }, signal })),
    enabled: computed(() => toValue(area).length < 15),
  })
}
