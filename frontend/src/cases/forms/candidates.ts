/** Who can be given a case: the server names them, says what tells one from another, and why it refuses some. */
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { CaseOut } from '@/api/types'

export interface Candidate {
  id: string
  name: string
  /** What tells where they are or what they are. */
  place?: string
  own?: boolean
  load?: { n: number; more: boolean }
  distance_m?: number | null
  /** On leave, in words. */
  away?: string | null
  phone?: string
  /** Why they are, or are not, the ones for it. */
  item?: { name: string; basis: string } | null
  refused?: { title: string; detail: string } | null
}

export type CandidateKind = 'worker' | 'organisation' | 'colleague'

/** Those of one kind, the likeliest first. */
export function useCandidates(current: MaybeRefOrGetter<CaseOut>, kind: MaybeRefOrGetter<CandidateKind>) {
  const area = computed(() => toValue(current).grid_code)
  return useQuery({
    queryKey: computed(() => ['workers', toValue(current).id, toValue(kind), area.value]),
    queryFn: async ({ signal }): Promise<Candidate[]> => {
      const { items } = await ok(api.GET('/api/v1/workers', { params: { query: { area: area.value } }, signal }))
      return items.map(({ id, name, area_name, area_code }) => ({ id, name, place: area_name, own: area_code === area.value }))
    },
  })
}
