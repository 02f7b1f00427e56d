/** Areas and "which grid is this point in". Boundaries change rarely, so answers are kept for the page's life. */
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, isProblem, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
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

/** The areas, of one level or of any, whose place holds the words, twenty at most. Asks nothing before there are two letters. */
export function useAreasFound(words: MaybeRefOrGetter<string>, within: MaybeRefOrGetter<string>, level?: AreaLevel) {
  const q = computed(() => toValue(words).trim())
  return useQuery({
    queryKey: computed(() => ['areas', 'found', q.value, toValue(within), level ?? '']),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/areas', { params: { query: { q: q.value, within: toValue(within), level } }, signal })),
    select: ({ items }) => items,
    enabled: computed(() => q.value.length >= LETTERS),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  })
}

interface Spot {
  lng: number
  lat: number
  datum?: LocationIn['datum']
  accuracy: number
}
type Located = components['schemas']['LocatedOut']

/** On a link that hangs, a phone that knows the ground itself does not wait longer. */
const ANSWER_MS = 3_000
let onPhone: (spot: Spot) => Promise<Located | null> = () => Promise.resolve(null)

/** For a face whose device has the grids with it: how they are asked where the server does not answer. */
export function locateOnPhone(how: (spot: Spot) => Promise<Located | null>): void {
  onPhone = how
}

/** The server's word, or the phone's where that does not come. A report is placed by the server again in any case. */
async function locate(spot: Spot, signal: AbortSignal): Promise<Located> {
  const asked = ok(api.GET('/api/v1/locate', { params: { query: spot }, signal }))
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), navigator.onLine ? ANSWER_MS : 0))
  const first = await Promise.race([asked, late]).catch((error: unknown) => {
    if (isProblem(error) && error.retry === 'later') return 'late' as const
    throw error
  })
  return first === 'late' ? ((await onPhone(spot)) ?? asked) : first
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
    queryFn: ({ signal }) => locate(asked.value!, signal),
    // Where there is no network it is asked for all the same: the phone may know.
    networkMode: 'always',
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
