/** Who told us of a case, masked, and what they were told. Answers are kept no longer than the screen needs them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { CaseOut, CaseRow, Uuid } from '@/api/types'
import { caseKeys, storeCase } from '@/cases/queries'

export type CallerRow = components['schemas']['CallerRow']
export type ReadyText = components['schemas']['ReadyOut']
export type RevealedCaller = components['schemas']['CallerRevealedOut']
export type CallerIn = components['schemas']['CallerIn']
type Told = components['schemas']['ToldIn']
type Reason = components['schemas']['ReasonToCallEnum']

export const REASONS: readonly Reason[] = ['answer', 'ask', 'call_back', 'rescue']
export const CHANNELS = ['phone', 'message', 'in_person'] as const satisfies readonly Told['channel'][]

export function useCallers(current: MaybeRefOrGetter<CaseOut>) {
  return useQuery({
    // What the case itself tells of them says when there is something new.
    queryKey: computed(() => {
      const { id, version, caller } = toValue(current)
      return ['callers', id, version, caller?.owes, caller?.others]
    }),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/cases/{case_id}/callers', { params: { path: { case_id: toValue(current).id } }, signal })),
    enabled: computed(() => toValue(current).caller !== null),
    // Those of the same case stay while they are read again, and with them what somebody writes under one.
    placeholderData: (held, before) => (before?.queryKey[1] === toValue(current).id ? held : undefined),
    gcTime: 0,
  })
}

/** Shows one caller once; the server writes down who, what for and about which case. */
export function useRevealCaller() {
  return useMutation({
    mutationFn: ({ id, caller, purpose }: { id: Uuid; caller: Uuid; purpose: Reason }): Promise<RevealedCaller> =>
      ok(
        api.POST('/api/v1/cases/{case_id}/caller/reveal', {
          params: { path: { case_id: id } },
          body: { purpose, caller_id: caller },
        }),
      ),
    gcTime: 0,
  })
}

/** After a reply or another call: the case with its timeline, and its callers. */
function useStored() {
  const client = useQueryClient()
  return (id: Uuid, fresh: CaseOut | undefined): void => {
    if (fresh !== undefined) storeCase(client, fresh)
    void client.invalidateQueries({ queryKey: ['callers', id] })
  }
}

/** Looks at a case and its callers again, where nobody answered. */
export function useRenew(id: () => Uuid): () => void {
  const client = useQueryClient()
  return () => {
    for (const queryKey of [['callers', id()], caseKeys.one(id())]) void client.invalidateQueries({ queryKey })
  }
}

export function useTell() {
  const stored = useStored()
  return useMutation({
    mutationFn: async ({ id, ...body }: Told & { id: Uuid }) =>
      (await api.POST('/api/v1/cases/{case_id}/replies', { params: { path: { case_id: id } }, body })).data,
    onSuccess: (fresh, { id }) => stored(id, fresh),
  })
}

export function useAddCall() {
  const stored = useStored()
  return useMutation({
    mutationFn: async ({ id, caller, text }: { id: Uuid; caller: CallerIn | null; text: string }) =>
      (await api.POST('/api/v1/cases/{case_id}/callers', { params: { path: { case_id: id } }, body: { caller, text } })).data,
    onSuccess: (fresh, { id }) => stored(id, fresh),
  })
}

/** Open cases about which a number has called. */
export async function fetchKnown(phone: string, signal?: AbortSignal): Promise<CaseRow[]> {
  return (await ok(api.POST('/api/v1/callers/known', { body: { phone }, signal }))).items
}
