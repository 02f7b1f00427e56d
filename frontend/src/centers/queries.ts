/** Service points of the four centers and the legal stations. */
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { ServicePointOut } from '@/api/types'

/** A county has a few dozen points; more pages than this would mean something is wrong. */
const MAX_PAGES = 10

/** All points of an area, whether open or not: the list and the map filter the same answer. */
export function useServicePoints(area: MaybeRefOrGetter<string>, wanted: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: computed(() => ['service-points', toValue(area)]),
    queryFn: ({ signal }) => allPoints(toValue(area), signal),
    enabled: computed(() => toValue(wanted)),
    // `open_now` turns with the clock.
    refetchInterval: 5 * 60_000,
  })
}

export function useServicePoint(id: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => ['service-point', toValue(id)]),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/service-points/{point_id}', { params: { path: { point_id: toValue(id) } }, signal })),
  })
}

async function allPoints(area: string, signal: AbortSignal): Promise<ServicePointOut[]> {
  const points: ServicePointOut[] = []
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await ok(
      api.GET('/api/v1/service-points', { params: { query: { area, cursor, size: 100 } }, signal }),
    )
    points.push(...answer.items)
    if (answer.next === null) break
    cursor = answer.next
  }
  return points
}
