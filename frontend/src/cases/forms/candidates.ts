/** Who can be given a case: the server names them, says what tells one from another, and why it refuses some. */
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { CaseOut, Uuid } from '@/api/types'

type CandidatesOut = components['schemas']['CandidatesOut']
type Load = components['schemas']['LoadOut']

export type CandidateKind = 'worker' | 'organisation' | 'colleague'

/** What one decides by; which of it there is depends on the kind. */
export interface Candidate {
  id: Uuid
  name: string
  load: Load
  phone: string
  place?: string
  /** Their grid is the case's. */
  own?: boolean
  distance_m?: number | null
  leaves_on?: string | null
  away_until?: string | null
  item?: { name: string; basis: string } | null
  refused?: { title: string; detail: string } | null
}

export function candidatesOf(found: CandidatesOut, kind: CandidateKind, gridCode: string): Candidate[] {
  switch (kind) {
    case 'worker':
      return found.workers.map(({ area_name, area_code, ...worker }) => ({ ...worker, place: area_name, own: area_code === gridCode }))
    case 'organisation':
      return found.organisations
    case 'colleague':
      return found.colleagues
  }
}

/** Asked anew with each form that opens: load and leave are of this moment. */
export function useCandidates(current: MaybeRefOrGetter<Pick<CaseOut, 'id'>>, wanted: MaybeRefOrGetter<boolean> = true) {
  const id = computed(() => toValue(current).id)
  return useQuery({
    queryKey: computed(() => ['cases', 'candidates', id.value]),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/cases/{case_id}/candidates', { params: { path: { case_id: id.value } }, signal })),
    staleTime: 0,
    enabled: computed(() => toValue(wanted)),
  })
}
