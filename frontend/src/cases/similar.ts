/** What may be the same matter as a case, or as a report that is being written: told, never in anybody's way. */
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'
import { useSettled } from '@/ui/useSettled'

export type Similar = components['schemas']['SimilarOut']
/** A report as far as it has come. */
export type Begun = Pick<components['schemas']['SimilarToReportIn'], 'category' | 'grid_code' | 'location' | 'what'> &
  Partial<Pick<components['schemas']['SimilarToReportIn'], 'numbers'>>

/** The writer is let finish a sentence. */
const PAUSE_MS = 800

/** Open cases that may be the same as this one. */
export function useSimilar(id: MaybeRefOrGetter<Uuid>) {
  return useQuery({
    queryKey: computed(() => ['cases', 'similar', toValue(id)]),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/cases/{case_id}/similar', { params: { path: { case_id: toValue(id) }, query: { open: true } }, signal })),
    select: ({ items }) => items,
    staleTime: 60_000,
  })
}

/**
 * Open cases that may be the same as what is being written; none while it has not come so far, or nobody answers.
 * Whoever goes on writing asks `most` times: what was found by then stays.
 */
export function useSimilarTo(begun: MaybeRefOrGetter<Begun | null>, most = Infinity) {
  const settled = useSettled(begun, PAUSE_MS)
  const asked = shallowRef<Begun | null>(null)
  let left = most
  watch(settled, (now) => {
    if (now === null || left-- > 0) asked.value = now
  })
  const query = useQuery({
    queryKey: computed(() => ['cases', 'similarTo', asked.value]),
    queryFn: ({ signal }) => ok(api.POST('/api/v1/cases/similar', { body: { ...asked.value!, open: true }, signal })),
    enabled: computed(() => asked.value !== null),
    // Told in passing or not at all: the next pause asks anew.
    retry: false,
    placeholderData: keepPreviousData,
  })
  return computed<Similar[]>(() => (asked.value === null ? [] : (query.data.value?.items ?? [])))
}
