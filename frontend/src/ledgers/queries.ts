/** Ledgers made of what was entered once, and the register of forms that ask for it again. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'

import { api, ok, uuid7 } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'

export type LedgerOut = components['schemas']['LedgerOut']
export type FormOut = components['schemas']['FormOut']
export type FormFigures = components['schemas']['FormFiguresOut']
export type AskedFigure = components['schemas']['AskedFigureOut']

const LEDGERS = ['ledgers']
/** How often one that is being made is looked at. */
const LOOK_MS = 2_000

export function isUnfinished({ state }: Pick<LedgerOut, 'state'>): boolean {
  return state === 'waiting' || state === 'working'
}

export function useLedgerKinds() {
  return useQuery({
    queryKey: [...LEDGERS, 'kinds'],
    queryFn: ({ signal }) => ok(api.GET('/api/v1/ledgers/kinds', { signal })),
  })
}

/** What was asked for under this post, the newest first; read again and again while something is being made. */
export function useLedgers() {
  const query = useInfiniteQuery({
    queryKey: [...LEDGERS, 'mine'],
    queryFn: ({ pageParam, signal }) => ok(api.GET('/api/v1/ledgers', { params: { query: { cursor: pageParam, size: 20 } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(isUnfinished)) === true ? LOOK_MS : false),
  })
  const items = computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? [])
  return { ...query, items }
}

export interface Wanted {
  kind: string
  since: string
  until: string
  area: string | null
  purpose: string
}

/** Asks for a ledger under a key of its own: pressed again because no answer came, it is asked for once. */
export function askFor(wanted: Wanted, key: Uuid): Promise<LedgerOut> {
  return ok(api.POST('/api/v1/ledgers', { body: { id: key, ...wanted } }))
}

export function useRenew(): () => Promise<void> {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: [...LEDGERS, 'mine'] })
}

export const newKey = uuid7

export function useForms(wanted: () => boolean) {
  return useQuery({
    enabled: computed(wanted),
    queryKey: [...LEDGERS, 'forms'],
    queryFn: async ({ signal }) => (await ok(api.GET('/api/v1/forms', { signal }))).items,
  })
}

/** Says that one was asked again. The answer tells nothing, not even whether it was the first time today. */
export async function sayAskedAgain(form: string, field = ''): Promise<void> {
  await api.POST('/api/v1/forms/asked_again', { body: { form, field } })
}

export function useFormFigures(months: () => number) {
  return useQuery({
    queryKey: computed(() => [...LEDGERS, 'figures', months()]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/forms/figures', { params: { query: { months: months() } }, signal })),
  })
}
