/** What is asked of others for a case, as the screens ask, answer and rate it. */
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, isProblem, ok } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type { CaseOut, Uuid } from '@/api/types'

import { caseKeys, storeCase } from './queries'

export type Task = components['schemas']['TaskOut']
export type TaskOfCase = components['schemas']['TaskOfCaseOut']
export type TasksIn = components['schemas']['TasksIn']
export type TaskAction = 'arrive' | 'finish' | 'hand_over' | 'withdraw' | 'rate' | 'reply'

export const RATINGS = ['satisfied', 'partly', 'unsatisfied'] as const
/** How many organisations one whistle calls. */
export const MOST_CALLED = 10

/** What is asked before a task is answered, in which order, and what of it may stay empty. */
export interface TaskField {
  name: 'note' | 'reason' | 'report' | 'text' | 'outcome' | 'rating' | 'organisation_id'
  optional?: true
}

const FIELDS: Readonly<Record<TaskAction, readonly TaskField[]>> = {
  arrive: [{ name: 'note', optional: true }],
  finish: [{ name: 'outcome' }, { name: 'report' }],
  hand_over: [{ name: 'organisation_id' }],
  withdraw: [{ name: 'reason' }],
  rate: [{ name: 'rating' }, { name: 'text' }],
  reply: [{ name: 'rating', optional: true }, { name: 'text' }],
}

export const fieldsOfTask = (action: TaskAction): readonly TaskField[] => FIELDS[action]

/** Somebody whom no notice reached. */
export const TELEPHONE = 'telephone'
/** Whose duty a case is, asked of the county's centre. */
export const CONTEST = 'arbitration'
/** Where it is decided: with the item that it leads to. */
export const CONTESTS_PAGE = '/desk/duties#contests'

/** A contest that waits for the reader's own organisation. */
export const isToDecide = ({ kind, actions }: Task): boolean => kind === CONTEST && actions.includes('finish')

/** Those of the server's words that this page has a form for; a contest is decided where its item is written. */
export function offeredTo(task: Task): TaskAction[] {
  return task.actions.filter((action): action is TaskAction => action in FIELDS && !(action === 'finish' && isToDecide(task)))
}

/** A body that can be sent, or the first field that still wants something. */
export function bodyOfTask(
  action: TaskAction,
  said: Readonly<Record<string, string>>,
): { body: Record<string, string>; missing: null } | { body: null; missing: string } {
  const body: Record<string, string> = {}
  for (const { name, optional } of fieldsOfTask(action)) {
    const value = (said[name] ?? '').trim()
    if (value !== '') body[name] = value
    else if (!optional) return { body: null, missing: name }
  }
  return { body, missing: null }
}

/** What is waited for at first: nobody comes to give leave, and whoever has the case does not answer but works. */
const AT_FIRST: Readonly<Record<string, string>> = {
  whistle: 'asked',
  assistance: 'asked',
  approval: 'undecided',
  handling: 'working',
  [CONTEST]: 'contested',
}

/** Where a task stands, in one word for its chip. */
export function stageOf({ kind, done_at, outcome, arrived_at }: Task): string {
  if (done_at !== null) return outcome
  if (arrived_at !== null) return 'arrived'
  return AT_FIRST[kind] ?? 'unanswered'
}

/** Those that wait for an answer of the reader's own organisation. */
export function askedHere(tasks: readonly Task[]): Task[] {
  return tasks.filter(({ actions }) => actions.includes('finish'))
}

/** Where the card of a task stands on the page. */
export const cardOf = ({ id }: Pick<Task, 'id'>): string => `task-${id}`

/** Of every list of them, whatever its state. */
export const TASKS = ['cases', 'tasks'] as const

/** What the reader's own organisation was asked: what is open by when an answer is wanted, or what it answered, newest first. */
export function useTasksOfMine(state: MaybeRefOrGetter<'open' | 'done'>) {
  return useInfiniteQuery({
    queryKey: computed(() => [...TASKS, toValue(state)]),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) =>
      ok(api.GET('/api/v1/tasks', { params: { query: { state: toValue(state), cursor: pageParam } }, signal })),
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** Asks organisations; the answer is the case as it is now. */
export function useAsking(current: () => CaseOut) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: TasksIn) =>
      ok(api.POST('/api/v1/cases/{case_id}/tasks', { params: { path: { case_id: current().id } }, body })),
    onSuccess: (fresh) => storeCase(client, fresh),
  })
}

/** Asks the county's centre whose duty a case is. */
export function useContesting(caseId: () => Uuid) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (text: string) =>
      ok(api.POST('/api/v1/cases/{case_id}/duty_contest', { params: { path: { case_id: caseId() } }, body: { text } })),
    onSuccess: (fresh) => storeCase(client, fresh),
    // It may have been asked all the same.
    onError: (error) => void (isProblem(error) && client.invalidateQueries({ queryKey: caseKeys.one(caseId()) })),
  })
}

export interface TaskStep {
  task: Uuid
  action: TaskAction
  body: Record<string, string>
}

/** Does one thing about a task; the case that it belongs to is read anew, where it is still in sight. */
export function useTaskStep(caseId: () => Uuid) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ task, action, body }: TaskStep) => {
      // All share one shape of address and answer.
      const address = `/api/v1/tasks/{task_id}/${action}` as '/api/v1/tasks/{task_id}/withdraw'
      await api.POST(address, { params: { path: { task_id: task } }, body: body as { reason: string } })
    },
    onSuccess: async () => {
      void client.invalidateQueries({ queryKey: caseKeys.lists })
      void client.invalidateQueries({ queryKey: caseKeys.counts })
      void client.invalidateQueries({ queryKey: caseKeys.timeline(caseId()) })
      await client.invalidateQueries({ queryKey: caseKeys.one(caseId()) })
    },
    onError: (error) => {
      if (!isProblem(error) || !error.isWayProblem) return
      // It may have been done all the same. Where nobody answers now, this waits for the line.
      for (const queryKey of [TASKS, caseKeys.one(caseId())]) void client.invalidateQueries({ queryKey })
    },
  })
}
