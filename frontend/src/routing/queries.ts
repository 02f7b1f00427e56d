/** What rules of routing would have done with last month's reports. */
import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'

export type TrialOut = components['schemas']['TrialOut']
export type TrialHeap = components['schemas']['TrialHeapOut']

/** A trial of a draft; tried again when the draft is another. */
export function useTrial(rows: MaybeRefOrGetter<Record<string, unknown>[]>) {
  return useQuery({
    queryKey: computed(() => ['routing', 'trial', JSON.stringify(toValue(rows))]),
    queryFn: ({ signal }) => ok(api.POST('/api/v1/routing/trial', { body: { rows: toValue(rows) }, signal })),
    retry: false,
  })
}
