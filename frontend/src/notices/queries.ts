/** How one is told of what happens, and the county's ledger of notices. */
import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'

export type Wishes = components['schemas']['NoticeWishesOut']
export type WishesIn = components['schemas']['NoticeWishesIn']
export type Notice = components['schemas']['NoticeOut']
export type Channel = components['schemas']['NoticeChannelEnum']

export const LEDGER = ['notices']
export const WISHES = ['notices', 'wishes']
/** What came to nothing first: it is what one comes for. */
export const STATES = ['unreached', 'waiting', 'skipped', 'sent'] as const
export type LedgerState = (typeof STATES)[number]
export const isState = (word: string): word is LedgerState => STATES.some((one) => one === word)
/** So many are sent again at once. */
export const MOST_AGAIN = 100

const AWAY = ['no_answer', 'too_many', 'broken', 'token_refused', 'refused_as_a_whole', 'answer_not_understood', 'address_not_understood', 'address_gone']
/** Why a notice can be in a state; what arrived needs no reason. */
export const REASONS: Readonly<Record<LedgerState, readonly string[]>> = {
  unreached: ['unknown_address', 'blocked', 'gave_up', 'too_late', 'in_doubt', 'no_address'],
  waiting: ['not_now', ...AWAY],
  skipped: ['no_address', 'switched_off', 'seen', 'over', 'left'],
  sent: [],
}

export interface Sought {
  state: LedgerState
  channel: Channel | null
  reason: string | null
}

export function useWishes() {
  return useQuery({
    queryKey: WISHES,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/notices/wishes', { signal })),
    staleTime: 0,
  })
}

export async function wish(body: WishesIn): Promise<Wishes> {
  return ok(api.PUT('/api/v1/notices/wishes', { body }))
}

export async function beReached(channel: Channel, address: string): Promise<Wishes> {
  return ok(api.PUT('/api/v1/notices/addresses/{channel}', { params: { path: { channel } }, body: { address } }))
}

export function useLedger(sought: () => Sought) {
  const query = useInfiniteQuery({
    queryKey: computed(() => [...LEDGER, { ...sought() }]),
    queryFn: ({ pageParam, signal }) => {
      const { state, channel, reason } = sought()
      const cut = { ...(channel === null ? {} : { channel }), ...(reason === null ? {} : { reason }) }
      const after = pageParam === '' ? {} : { cursor: pageParam }
      return ok(api.GET('/api/v1/notices', { params: { query: { state, ...cut, ...after } }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  })
  return { ...query, items: computed(() => query.data.value?.pages.flatMap(({ items }) => items) ?? []) }
}

export function useWaysOut() {
  return useQuery({
    queryKey: [...LEDGER, 'channels'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/notices/channels', { signal })),
    staleTime: 0,
  })
}

export async function sendAgain(id: Uuid): Promise<void> {
  await api.POST('/api/v1/notices/{notice_id}/again', { params: { path: { notice_id: id } } })
}

export type AgainResult = components['schemas']['NoticeAgainOut']

/** Several; each has a result of its own, in the order asked. */
export async function sendEachAgain(ids: readonly Uuid[]): Promise<readonly AgainResult[]> {
  return (await ok(api.POST('/api/v1/notices/again', { body: { ids: [...ids] } }))).items
}
