/** Matters that others hand over as tables: taking them in, settling what waits, and the answers that go back. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Urgency, Uuid } from '@/api/types'

export type SourceOut = components['schemas']['SourceOut']
export type OutcomesOut = components['schemas']['OutcomesOut']
export type RowOutcome = components['schemas']['RowOutcomeOut']
export type WaitingMatter = components['schemas']['WaitingMatterOut']

const INCOMING = ['incoming']

export function useSources() {
  return useQuery({
    queryKey: [...INCOMING, 'sources'],
    queryFn: async ({ signal }) => (await ok(api.GET('/api/v1/incoming/sources', { signal }))).items,
  })
}

/** What waits of a source, the longest first. */
export function useWaiting(source: MaybeRefOrGetter<string>) {
  const query = useInfiniteQuery({
    queryKey: computed(() => [...INCOMING, 'waiting', toValue(source)]),
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET('/api/v1/incoming', { params: { query: { source: toValue(source), cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const items = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? [])
  return { ...query, items }
}

export function useAnswers(source: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => [...INCOMING, 'answers', toValue(source)]),
    queryFn: async ({ signal }) =>
      (await ok(api.GET('/api/v1/incoming/answers', { params: { query: { source: toValue(source) } }, signal }))).items,
  })
}

/** After anything was taken in, settled or answered: the counts and the lists of this room are read anew. */
export function useRefresh(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: INCOMING })
}

/** The schema's word for raw bytes is "string"; a table goes out as it is. */
function asBytes(table: File) {
  return {
    body: table as unknown as string,
    bodySerializer: () => table,
    headers: { 'Content-Type': 'application/octet-stream' },
  }
}

/** What would become of each row; nothing is written. */
export function previewTable(source: string, table: File): Promise<OutcomesOut> {
  return ok(api.POST('/api/v1/incoming/preview', { params: { query: { source } }, ...asBytes(table) }))
}

/** `batch` is the table's key: sent again because its answer was lost, it is taken in once. */
export function takeIn(source: string, batch: Uuid, table: File): Promise<OutcomesOut> {
  const params = { path: { batch_id: batch }, query: { source, name: table.name.slice(-120) } }
  return ok(api.PUT('/api/v1/incoming/batches/{batch_id}', { params, ...asBytes(table) }))
}

export interface Settled {
  category: string
  grid_code: string | null
  urgency: Urgency | null
}

export function acceptMatter(id: Uuid, said: Settled) {
  return ok(api.POST('/api/v1/incoming/{matter_id}/accept', { params: { path: { matter_id: id } }, body: said }))
}

export async function returnMatter(id: Uuid, reason: string): Promise<void> {
  await api.POST('/api/v1/incoming/{matter_id}/return', { params: { path: { matter_id: id } }, body: { reason } })
}

export function readAgain(source: string) {
  return ok(api.POST('/api/v1/incoming/read_again', { params: { query: { source } } }))
}

export function makeAnswer(source: string, id: Uuid) {
  return ok(api.PUT('/api/v1/incoming/answers/{answer_id}', { params: { path: { answer_id: id }, query: { source } } }))
}
