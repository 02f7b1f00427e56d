/** The legal service station: who asked, who advised, where it led, and who is on duty. */
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, isProblem, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'
import type { Filled } from '@/cases/steps'
import { momentOf, wallTime } from '@/ui/time'

type Schemas = components['schemas']
export type Consultation = Schemas['ConsultationOut']
export type ConsultationIn = Schemas['ConsultationIn']
export type Rating = Schemas['ConsultationRatingIn']['rating']

const STATION = 'station'
export const CHANNELS = ['walk_in', 'phone', 'appointment'] as const satisfies readonly ConsultationIn['channel'][]
export const STATES = ['held', 'booked', 'missed'] as const satisfies readonly ConsultationIn['state'][]
export const TOPICS = [
  ...(['family', 'neighbours', 'land', 'housing', 'labour', 'contract'] as const),
  ...(['debt', 'injury', 'traffic', 'consumer', 'administrative', 'other'] as const),
] satisfies readonly ConsultationIn['topic'][]
export const REFERRALS = ['', 'mediation', 'legal_aid', 'notary', 'arbitration', 'court', 'office', 'police'] as const
export const RATINGS = ['very_satisfied', 'satisfied', 'fair', 'dissatisfied'] as const satisfies readonly Rating[]

export interface ConsultationDraft {
  channel: ConsultationIn['channel']
  state: ConsultationIn['state']
  /** Local time of the county, as `<input type="datetime-local">` writes it. */
  starts_at: string
  topic: ConsultationIn['topic'] | ''
  adviser: string
  visitor: string
  /** Null: known, and not shown; it stays. */
  phone: string | null
  summary: string
  referral: (typeof REFERRALS)[number]
  case_code: string
}

export const blankConsultation = (now: number): ConsultationDraft => ({
  ...{ channel: 'walk_in', state: 'held', topic: '', adviser: '', visitor: '', phone: '', summary: '', referral: '', case_code: '' },
  starts_at: wallTime(now),
})

/** Telephones are masked, so they cannot be read back: one stays, unless another one is written. */
export function draftOf(one: Consultation): ConsultationDraft {
  const { channel, state, topic, adviser, visitor, summary } = one
  return {
    ...{ channel, state, topic, adviser, visitor, summary },
    starts_at: wallTime(Date.parse(one.starts_at)),
    phone: one.phone === '' ? '' : null,
    referral: one.referral as ConsultationDraft['referral'],
    case_code: one.case_code ?? '',
  }
}

/** What is complete goes out; else the names of what is still wanting. */
export function consultationBody(draft: ConsultationDraft): Filled<ConsultationIn> {
  const { topic, channel, state, adviser, referral } = draft
  const missing = [
    draft.starts_at === '' && 'starts_at',
    topic === '' && 'topic',
    state === 'held' && draft.summary.trim() === '' && 'summary',
  ].filter((name): name is string => name !== false)
  if (topic === '' || missing.length > 0) return { body: null, missing }
  return {
    missing: null,
    body: {
      ...{ channel, state, topic, adviser, referral },
      starts_at: momentOf(draft.starts_at),
      visitor: draft.visitor.trim(),
      phone: draft.phone?.trim() ?? null,
      summary: draft.summary.trim(),
      case_code: draft.case_code.trim(),
    },
  }
}

export function useConsultations() {
  const query = useInfiniteQuery({
    queryKey: [STATION, 'consultations'],
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET('/api/v1/station/consultations', { params: { query: { limit: 30, ...(pageParam !== undefined && { cursor: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: 60_000,
  })
  const items = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? [])
  return { ...query, items }
}

export function useDuty(first: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => [STATION, 'duty', toValue(first)]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/station/duty', { params: { query: { first: toValue(first), days: 7 } }, signal })),
    placeholderData: (held) => held,
  })
}

export type StationWrite =
  | { do: 'write'; body: ConsultationIn }
  | { do: 'amend'; one: Consultation; version: number; body: ConsultationIn }
  | { do: 'rate'; id: Uuid; rating: Rating }

export function useStationWrite() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (write: StationWrite) => ok(sent(write)),
    onSuccess: () => client.invalidateQueries({ queryKey: [STATION, 'consultations'] }),
    // What a colleague has written meanwhile is shown beside one's own.
    onError: (error) => void (isProblem(error, 'stale_version') && client.invalidateQueries({ queryKey: [STATION, 'consultations'] })),
  })
}

function sent(write: StationWrite) {
  switch (write.do) {
    case 'write':
      return api.POST('/api/v1/station/consultations', { body: write.body })
    case 'amend':
      return api.PUT('/api/v1/station/consultations/{consultation_id}', {
        params: { path: { consultation_id: write.one.id }, header: { 'If-Match': `"${write.version}"` } },
        body: write.body,
      })
    case 'rate':
      return api.POST('/api/v1/station/consultations/{consultation_id}/rating', {
        params: { path: { consultation_id: write.id } },
        body: { rating: write.rating },
      })
  }
}
