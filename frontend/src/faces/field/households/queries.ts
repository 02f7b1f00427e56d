/** Households of the worker's own grid, masked. Answers are kept no longer than the screen needs them. */
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { HouseholdRow, RevealIn, RevealedOut, Uuid } from '@/api/types'

export function useHouseholds() {
  const query = useInfiniteQuery({
    queryKey: ['households'],
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET('/api/v1/households', { params: { query: { cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    gcTime: 0,
  })
  const rows = computed<HouseholdRow[]>(() => query.data.value?.pages.flatMap((page) => page.items) ?? [])
  return { ...query, rows }
}

export function useHousehold(id: MaybeRefOrGetter<Uuid>) {
  return useQuery({
    queryKey: computed(() => ['households', toValue(id)]),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/households/{household_id}', { params: { path: { household_id: toValue(id) } }, signal })),
    gcTime: 0,
  })
}

/** Shows one value once; the server writes down who, what for and for which case. Nothing is cached. */
export function useReveal() {
  return useMutation({
    mutationFn: ({ resident, ...body }: RevealIn & { resident: Uuid }): Promise<RevealedOut> =>
      ok(api.POST('/api/v1/residents/{resident_id}/reveal', { params: { path: { resident_id: resident } }, body })),
    gcTime: 0,
  })
}
