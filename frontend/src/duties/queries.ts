/** The catalogue of duties as it is read, what contests propose for it, and what was sent against it. */
import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'

type Schemas = components['schemas']
export type CatalogueItem = Schemas['CatalogueItemOut']
export type Contest = Schemas['DutyContestOut']
export type ContestList = Schemas['DutyContestListOut']
export type Proposal = Schemas['ProposalOut']
export type Decision = Schemas['ArbitrateIn']
export type Sort = CatalogueItem['sort']

export const DUTIES = 'duties'
export const SORTS: readonly Sort[] = ['basic', 'assisting', 'taken_back']

export function useCatalogue(asked: MaybeRefOrGetter<{ q: string; on: string }>) {
  return useInfiniteQuery({
    queryKey: computed(() => [DUTIES, 'catalogue', toValue(asked)]),
    initialPageParam: undefined as number | undefined,
    queryFn: ({ signal, pageParam }) => {
      const { q, on } = toValue(asked)
      const query = { q: q || undefined, on: on || undefined, after: pageParam }
      return ok(api.GET('/api/v1/duties', { params: { query }, signal }))
    },
    getNextPageParam: (last) => (last.more ? last.items[last.items.length - 1]?.id : undefined),
    placeholderData: (before) => before,
  })
}

export function useContests(enabled = true) {
  return useQuery({ queryKey: [DUTIES, 'contests'], queryFn: ({ signal }) => ok(api.GET('/api/v1/duties/contests', { signal })), enabled })
}

export function useProposals(enabled = true) {
  return useQuery({ queryKey: [DUTIES, 'proposals'], queryFn: ({ signal }) => ok(api.GET('/api/v1/duties/proposals', { signal })), enabled })
}

export function useOverrides() {
  return useQuery({ queryKey: [DUTIES, 'overrides'], queryFn: ({ signal }) => ok(api.GET('/api/v1/duties/overrides', { signal })) })
}

export function useOverriddenCases(item: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => [DUTIES, 'overridden', toValue(item)]),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/duties/overrides/{item_id}/cases', { params: { path: { item_id: toValue(item) } }, signal })),
  })
}

export function arbitrate(task: Uuid, decision: Decision): Promise<Proposal> {
  return ok(api.POST('/api/v1/tasks/{task_id}/arbitrate', { params: { path: { task_id: task } }, body: decision }))
}

export function accept(proposal: Uuid): Promise<Proposal> {
  return ok(api.POST('/api/v1/duties/proposals/{proposal_id}/accept', { params: { path: { proposal_id: proposal } } }))
}

export function decline(proposal: Uuid, reason: string): Promise<Proposal> {
  return ok(api.POST('/api/v1/duties/proposals/{proposal_id}/decline', { params: { path: { proposal_id: proposal } }, body: { reason } }))
}
