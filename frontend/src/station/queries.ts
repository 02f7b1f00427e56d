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

// -- on to mediation ---------------------------------------------------------------------------------------

export type Along = 'name' | 'phone' | 'summary'
const ALONG = ['name', 'phone', 'summary'] as const satisfies readonly Along[]

export interface ReferralDraft extends Record<Along, boolean> {
  kind: string
  category: string | null
  grid: string | null
}

/** Nothing goes along that the visitor has not agreed to. */
export const blankReferral = (): ReferralDraft => ({ kind: '', category: null, grid: null, name: false, phone: false, summary: false })

/** What could go along, in the words that stand there now. */
export const wordsOf = ({ visitor, phone, summary }: Consultation): { what: Along; words: string; may: boolean }[] =>
  ALONG.map((what) => {
    const words = { name: visitor, phone, summary }[what]
    return { what, words, may: words !== '' && (what !== 'phone' || visitor !== '') }
  })

export function referralBody(draft: ReferralDraft, one: Consultation): Filled<Schemas['ReferralIn']> {
  const { kind, category, grid } = draft
  const missing = [kind === '' && 'kind', category === null && 'category', grid === null && 'grid'].filter((name): name is string => name !== false)
  if (category === null || grid === null || missing.length > 0) return { body: null, missing }
  const along = wordsOf(one).filter(({ what, may }) => may && draft[what] && (what !== 'phone' || draft.name))
  return { missing: null, body: { kind, category, grid_code: grid, along: along.map(({ what }) => what) } }
}

/** The county's kinds of disputes, the same that the desk of disputes asks for. */
export function useKinds() {
  return useQuery({
    queryKey: ['mediation', 'tables'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/mediation/tables', { signal })),
    select: ({ kinds }) => kinds,
  })
}

/** Makes the dispute; what comes back is the case it became. */
export function useRefer() {
  const client = useQueryClient()
  const renew = (): unknown => client.invalidateQueries({ queryKey: [STATION, 'consultations'] })
  return useMutation({
    mutationFn: async ({ id, version, body }: { id: Uuid; version: number; body: Schemas['ReferralIn'] }): Promise<Uuid | null> => {
      const params = { path: { consultation_id: id }, header: { 'If-Match': `"${version}"` } }
      await ok(api.POST('/api/v1/station/consultations/{consultation_id}/dispute', { params, body }))
      return (await ok(api.GET('/api/v1/station/consultations/{consultation_id}', { params: { path: params.path } }))).case_id
    },
    onSuccess: renew,
    // Somebody else has written it anew, or made the case of it already: then it stands there.
    onError: (error) => void (isProblem(error) && renew()),
  })
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
