/** Visits that households of the worker's own grid asked for. */
import { useQuery, useQueryClient } from '@tanstack/vue-query'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'

type Schemas = components['schemas']
export type Care = Schemas['CareOut']
export type CareList = Schemas['CareListOut']
export type VisitOutcome = Schemas['CareVisitIn']['outcome']
export type EndReason = Schemas['CareEndIn']['why']

export const AGREED = ['care', 'agreed'] as const
export const RHYTHMS = [7, 14, 30, 60, 90] as const
export const OUTCOMES: readonly VisitOutcome[] = ['met', 'phoned', 'nobody_in']
export const ENDS: readonly EndReason[] = ['withdrawn', 'no_need', 'moved']
/** Which wording a household is read before it agrees. */
export const NOTICE = 'care-1'

export const fetchAgreed = (): Promise<CareList> => ok(api.GET('/api/v1/care'))

export function useAgreed() {
  return useQuery({ queryKey: AGREED, queryFn: fetchAgreed })
}

/** What has ended is gone from this phone at once, whether the county knows it already or not. */
export function useForget(): (id: Uuid) => void {
  const client = useQueryClient()
  return (id) =>
    void client.setQueryData<CareList>(AGREED, (now) => (now === undefined ? now : { items: now.items.filter((one) => one.id !== id) }))
}
