/** What stands beside a dispute to help: its plan, the articles its type rests on, closed ones like it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { CaseOut, Uuid } from '@/api/types'
import { caseKeys, storeCase } from '@/cases/queries'

type Schemas = components['schemas']
export type Plan = Schemas['PlanOut']
export type PlanStep = Schemas['PlanStepOut']
export type OfferedStep = Schemas['OfferedStepOut']
export type Article = Schemas['ArticleOut']
export type SimilarDispute = Schemas['SimilarDisputeOut']
export type WantedStep = Schemas['PlanIn']['steps'][number]
export type Mark = Schemas['MarkIn']

const HELPS = 'helps'
/** A county changes its tables a few times a year. */
const SAME_MS = 10 * 60_000

const keyOf = (what: string, id: Uuid) => [HELPS, what, id] as const

/** Read anew when the case tells of another plan, whoever changed it. */
export function usePlan(of: MaybeRefOrGetter<CaseOut>) {
  return useQuery({
    queryKey: computed(() => {
      const { id, version, plan } = toValue(of)
      return [...keyOf('plan', id), version, plan?.version ?? 0]
    }),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/cases/{case_id}/plan', { params: { path: { case_id: toValue(of).id } }, signal })),
    placeholderData: (before, query) => (query?.queryKey[2] === toValue(of).id ? before : undefined),
    gcTime: 0,
  })
}

export type PlanWrite = { do: 'lay'; steps: WantedStep[] } | { do: 'mark'; step: PlanStep; body: Mark }

export function usePlanWrite(of: () => CaseOut) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (write: PlanWrite) => {
      const { id } = of()
      const fresh = await (write.do === 'lay'
        ? ok(api.POST('/api/v1/cases/{case_id}/plan', { params: { path: { case_id: id } }, body: { steps: write.steps } }))
        : ok(
            api.PUT('/api/v1/cases/{case_id}/plan/{number}', {
              params: { path: { case_id: id, number: write.step.number }, header: { 'If-Match': `"${write.step.version}"` } },
              body: write.body,
            }),
          ))
      return { id, fresh: fresh as CaseOut | undefined }
    },
    onSuccess: ({ id, fresh }) => {
      if (fresh) storeCase(client, fresh)
      void client.invalidateQueries({ queryKey: caseKeys.timeline(id) })
    },
    // Also where it was refused: somebody else was quicker, and theirs is shown.
    onSettled: () => client.invalidateQueries({ queryKey: keyOf('plan', of().id) }),
  })
}

export function useArticles(of: MaybeRefOrGetter<CaseOut>) {
  return useQuery({
    queryKey: computed(() => [...keyOf('articles', toValue(of).id), toValue(of).category]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/cases/{case_id}/articles', { params: { path: { case_id: toValue(of).id } }, signal })),
    staleTime: SAME_MS,
  })
}

/** Looked for when somebody opens them. */
export function useSimilar(of: MaybeRefOrGetter<CaseOut>, wanted: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: computed(() => keyOf('similar', toValue(of).id)),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/cases/{case_id}/similar_disputes', { params: { path: { case_id: toValue(of).id } }, signal })),
    enabled: computed(() => toValue(wanted)),
    staleTime: SAME_MS,
  })
}
