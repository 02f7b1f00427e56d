/** The numbers of a month, and the disputes behind each figure. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components, paths } from '@/api/schema.gen'
import { shareOf } from '@/ui/share'

type Schemas = components['schemas']

export type NumbersOut = Schemas['NumbersOut']
export type NumberFigure = Schemas['NumberFigureOut']
export type NumberCase = Schemas['NumberCaseOut']
export type By = 'area' | 'kind' | 'road' | 'committee'
export type Part = 'counts' | 'of' | 'rest'
type Code = NonNullable<NonNullable<paths['/api/v1/numbers/cases']['get']['parameters']['query']>['number']>

export const BY = ['area', 'kind', 'road', 'committee'] as const

export interface NumbersAsked {
  month: string
  area: string
  by: By
  live: boolean
}

/** The figure whose disputes are looked at: of one row, or of the whole. */
export interface NumberLook {
  number: string
  part: Part
  row?: string
}

/** Of a few disputes a share says nothing: they are told by both numbers alone. */
export const shareIn = ({ counts, of }: NumberFigure): string | null => shareOf(counts, of)

export const figureOf = (figures: Readonly<Record<string, NumberFigure>>, code: string): NumberFigure =>
  figures[code] ?? { of: 0, counts: 0 }

export function useNumbers(asked: MaybeRefOrGetter<NumbersAsked>) {
  return useQuery({
    queryKey: computed(() => ['numbers', toValue(asked)]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/numbers', { params: { query: toValue(asked) }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
}

export function useNumberCases(asked: MaybeRefOrGetter<NumbersAsked>, look: MaybeRefOrGetter<NumberLook>) {
  const query = useInfiniteQuery({
    queryKey: computed(() => ['numbers', 'cases', toValue(asked), toValue(look)]),
    queryFn: ({ pageParam, signal }) => {
      const { month, area, by, live } = toValue(asked)
      const { number, part, row } = toValue(look)
      const where = row === undefined ? {} : { by, row }
      const query = { month, area, live, number: number as Code, part, ...where, size: '20', ...(pageParam !== undefined && { cursor: pageParam }) }
      return ok(api.GET('/api/v1/numbers/cases', { params: { query }, signal }))
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = computed<NumberCase[]>(() => query.data.value?.pages.flatMap(({ items }) => items) ?? [])
  return { ...query, rows }
}
