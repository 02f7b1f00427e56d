/** Papers of a case, and their whole file. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok, uuid7 } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'
import { caseKeys, useTimeline } from '@/cases/queries'
import { lastStep } from '@/cases/unheard'

export type Paper = components['schemas']['PaperOut']
export type Draft = components['schemas']['PaperDraftOut']
export type Format = 'docx' | 'pdf'

/** While something is being made, how often it is asked after. */
const MAKING_MS = 2000

const keyOf = (id: Uuid) => ['papers', id] as const

/** Whether anything of a case's papers is still on its way. */
export function isMaking(papers: components['schemas']['CasePaperListOut'] | undefined): boolean {
  if (papers === undefined) return false
  return [...papers.items, ...(papers.bound ? [papers.bound] : [])].some(({ pdf }) => pdf.state === 'waiting')
}

/**
 * After every step of its case there may be more to make, also after those that leave its version as it is: a grade, a
 * party, an agreement. What was there stays on screen meanwhile.
 */
export function usePapers(of: MaybeRefOrGetter<{ id: Uuid; papers: { made: number } | null }>) {
  const timeline = useTimeline(() => toValue(of).id)
  return useQuery({
    queryKey: computed(() => {
      const { id, papers } = toValue(of)
      return [...keyOf(id), lastStep(timeline.data.value ?? []), papers?.made ?? 0]
    }),
    enabled: computed(() => !timeline.isPending.value),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/cases/{case_id}/papers', { params: { path: { case_id: toValue(of).id } }, signal })),
    refetchInterval: ({ state }) => (isMaking(state.data) ? MAKING_MS : false),
    gcTime: 0,
  })
}

export function useDraft(caseId: Uuid, kind: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => [...keyOf(caseId), 'draft', toValue(kind)]),
    queryFn: ({ signal }) =>
      ok(
        api.POST('/api/v1/cases/{case_id}/papers/draft', {
          params: { path: { case_id: caseId } },
          body: { kind: toValue(kind), said: {} },
          signal,
        }),
      ),
    staleTime: 0,
    gcTime: 0,
  })
}

/** A paper under an id that stays for as long as its maker means the same one: sent again it is made once. */
export function useMake(caseId: Uuid) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, ...body }: { id: Uuid; kind: string; said: Record<string, string>; anyway: boolean }) =>
      ok(
        api.PUT('/api/v1/cases/{case_id}/papers/{paper_id}', {
          params: { path: { case_id: caseId, paper_id: id } },
          body,
        }),
      ),
    onSuccess: () => renew(client, caseId),
  })
}

/** Once more for one that had failed: the office may be there by now. */
export function useMakeAgain(caseId: Uuid) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (paper: Uuid) => ok(api.POST('/api/v1/papers/{paper_id}/pdf', { params: { path: { paper_id: paper } } })),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(caseId) }),
  })
}

export function useBind(caseId: Uuid) {
  const client = useQueryClient()
  /** Of the next one: pressed again because no answer came, it is bound once. */
  let id = uuid7()
  return useMutation({
    mutationFn: () =>
      ok(
        api.PUT('/api/v1/cases/{case_id}/bound_files/{bound_id}', {
          params: { path: { case_id: caseId, bound_id: id } },
        }),
      ),
    onSuccess: () => {
      id = uuid7()
      renew(client, caseId)
    },
  })
}

function renew(client: ReturnType<typeof useQueryClient>, caseId: Uuid): void {
  void client.invalidateQueries({ queryKey: keyOf(caseId) })
  void client.invalidateQueries({ queryKey: caseKeys.one(caseId) })
  void client.invalidateQueries({ queryKey: caseKeys.timeline(caseId) })
}

/** Where a paper is to be had. */
export const fileOf = (url: string, format: Format): string => `${url}?format=${format}`
