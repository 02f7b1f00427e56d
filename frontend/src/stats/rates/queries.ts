/** The three rates of a month, and the cases behind each figure. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'

import type { Figure, RateCase } from './rates'

export interface RatesAsked {
  month: string
  area: string
  by: 'area' | 'organisation'
}

const RENEWED_MS = 60_000

export function useRates(asked: MaybeRefOrGetter<RatesAsked>) {
  return useQuery({
    queryKey: computed(() => ['rates', toValue(asked)]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/stats/rates', { params: { query: toValue(asked) }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: RENEWED_MS,
  })
}

export function useRateCases(asked: MaybeRefOrGetter<RatesAsked>, figure: MaybeRefOrGetter<Figure>) {
  const query = useInfiniteQuery({
    queryKey: computed(() => ['rates', 'cases', toValue(asked), toValue(figure)]),
    queryFn: ({ pageParam, signal }) => {
      const { month, area, by } = toValue(asked)
      const { row, ...part } = toValue(figure)
      const where = by === 'organisation' ? { area, ...(row !== undefined && { organisation: row }) } : { area: row ?? area }
      const query = { month, ...where, ...part, size: '20', ...(pageParam !== undefined && { cursor: pageParam }) }
      return ok(api.GET('/api/v1/stats/rates/cases', { params: { query }, signal }))
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = computed<RateCase[]>(() => query.data.value?.pages.flatMap(({ items }) => items) ?? [])
  return { ...query, rows }
}
