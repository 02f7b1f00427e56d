/** Rules of routing read aloud, and what they would have done with last month's reports. */
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'

export type TrialOut = components['schemas']['TrialOut']
export type TrialHeap = components['schemas']['TrialHeapOut']
export type RuleOut = components['schemas']['RuleOut']

type Rows = Record<string, unknown>[]

/** A trial of a draft; tried again when the draft is another. */
export function useTrial(rows: MaybeRefOrGetter<Rows>) {
  return useQuery({
    queryKey: computed(() => ['routing', 'trial', JSON.stringify(toValue(rows))]),
    queryFn: ({ signal }) => ok(api.POST('/api/v1/routing/trial', { body: { rows: toValue(rows) }, signal })),
    retry: false,
  })
}

/** The rules of a draft as one reads them aloud; refused where a cell will not do. */
export async function readAloud(rows: Rows, signal?: AbortSignal): Promise<RuleOut[]> {
  return (await ok(api.POST('/api/v1/routing/sentences', { body: { rows }, signal }))).items
}

export function useSentences(rows: MaybeRefOrGetter<Rows>) {
  return useQuery({
    queryKey: computed(() => ['routing', 'sentences', JSON.stringify(toValue(rows))]),
    queryFn: ({ signal }) => readAloud(toValue(rows), signal),
    enabled: computed(() => toValue(rows).length > 0),
    placeholderData: keepPreviousData,
    retry: false,
  })
}

/** The rules that are in force today. */
export function useRulesNow() {
  return useQuery({ queryKey: ['routing', 'rules'], queryFn: ({ signal }) => ok(api.GET('/api/v1/routing/rules', { signal })) })
}
