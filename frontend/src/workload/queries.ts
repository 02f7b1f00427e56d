/** Tasks sent down to grids, what each unit asked for, and complaints. */
import { useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { Uuid } from '@/api/types'

type Schemas = components['schemas']
export type Assignment = Schemas['AssignmentOut']
export type DayTask = Schemas['DayTaskOut']
export type NewAssignment = Schemas['AssignmentIn']
export type Complaint = Schemas['ComplaintOut']
export type NewComplaint = Schemas['ComplaintIn']
export type ComplaintKind = Complaint['kind']
export type Outcome = Schemas['ComplaintAnswerIn']['outcome']

export const WORKLOAD = 'workload'
export const DAY = [WORKLOAD, 'day'] as const
export const KINDS: readonly ComplaintKind[] = ['sent_down', 'asked_again', 'traces', 'check_in', 'other']
export const OUTCOMES: readonly Outcome[] = ['stopped', 'changed', 'stands']
const PAGE = 20
/** A page that is left open hears of a new task within that time; nobody is pinged. */
const LOOK_MS = 300_000

export const fetchDay = () => ok(api.GET('/api/v1/workload/day'))

/** What units ask of the worker's own grid today. */
export function useDay() {
  return useQuery({ queryKey: DAY, queryFn: fetchDay, refetchInterval: LOOK_MS })
}

export function useGiven() {
  const query = useInfiniteQuery({
    queryKey: [WORKLOAD, 'given'],
    queryFn: ({ pageParam, signal }) => ok(api.GET('/api/v1/workload/assignments', { params: { query: { cursor: pageParam, size: PAGE } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  return { ...query, items: computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []) }
}

export function useCompletions(id: MaybeRefOrGetter<Uuid>) {
  return useQuery({
    queryKey: computed(() => [WORKLOAD, 'given', toValue(id)]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/workload/assignments/{assignment_id}', { params: { path: { assignment_id: toValue(id) } }, signal })),
  })
}

/** The items of the list of duties by which a task may go there. */
export function useOffered(area: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => [WORKLOAD, 'duties', toValue(area)]),
    queryFn: ({ signal }) => ok(api.GET('/api/v1/workload/duties', { params: { query: { area: toValue(area) } }, signal })),
    select: ({ items }) => items,
  })
}

/** Under the id of what is given: pressed again because no answer came, it is one task. */
export const give = (task: NewAssignment): Promise<Assignment> => ok(api.POST('/api/v1/workload/assignments', { body: task }))

export async function withdraw(id: Uuid): Promise<void> {
  await ok(api.POST('/api/v1/workload/assignments/{assignment_id}/withdraw', { params: { path: { assignment_id: id } } }))
}

export function useMinutes(month: MaybeRefOrGetter<string>, whose: 'own' | 'area') {
  return useQuery({
    queryKey: computed(() => [WORKLOAD, 'minutes', whose, toValue(month)]),
    queryFn: ({ signal }) => {
      const params = { query: { month: toValue(month) } }
      return whose === 'own' ? ok(api.GET('/api/v1/workload/minutes/own', { params, signal })) : ok(api.GET('/api/v1/workload/minutes', { params, signal }))
    },
    placeholderData: (before) => before,
  })
}

export function useComplaints() {
  const query = useInfiniteQuery({
    queryKey: [WORKLOAD, 'complaints'],
    queryFn: ({ pageParam, signal }) => ok(api.GET('/api/v1/workload/complaints', { params: { query: { cursor: pageParam, size: PAGE } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  return { ...query, items: computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []) }
}

export const OWN_COMPLAINTS = [WORKLOAD, 'complaints', 'own'] as const

/** What one complained of oneself, the newest first, and whom one can complain of. */
export function useOwnComplaints() {
  const query = useInfiniteQuery({
    queryKey: OWN_COMPLAINTS,
    queryFn: ({ pageParam, signal }) => ok(api.GET('/api/v1/workload/complaints/own', { params: { query: { cursor: pageParam, size: PAGE } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const pages = computed(() => query.data.value?.pages)
  return { ...query, items: computed(() => pages.value?.flatMap((page) => page.items) ?? []), units: computed(() => pages.value?.[0]?.units) }
}

export async function answerComplaint(id: Uuid, outcome: Outcome, words: string): Promise<void> {
  await ok(api.POST('/api/v1/workload/complaints/{complaint_id}/answer', { params: { path: { complaint_id: id } }, body: { outcome, words } }))
}
