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
export const STATES = ['failed', 'undelivered', 'waiting', 'skipped', 'sent'] as const
export type LedgerState = (typeof STATES)[number]

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

export function useLedger(state: () => LedgerState) {
  const query = useInfiniteQuery({
    queryKey: computed(() => [...LEDGER, state()]),
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET('/api/v1/notices', { params: { query: { state: state(), ...(pageParam === '' ? {} : { cursor: pageParam }) } }, signal })),
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
