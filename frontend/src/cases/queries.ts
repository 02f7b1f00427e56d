/** Cases as the screens read and change them: cached by TanStack Query, kept current by `live.ts`. */
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { api, ApiProblem, ifMatch, isProblem, ok, uuid7 } from '@/api/client'
import type { components } from '@/api/schema.gen'
import type {
  Action,
  CaseListIn,
  CaseListOut,
  CaseOut,
  CaseReportIn,
  CaseReportedOut,
  CaseRow,
  CategoryListOut,
  PhotoOut,
  Queue,
  Uuid,
} from '@/api/types'

import { CategoryTree } from './categories'

/** A queue and what narrows it; paging is the query's own business. */
export type CaseFilter = Omit<CaseListIn, 'cursor' | 'size'>

export type CasePages = InfiniteData<CaseListOut, string | undefined>

export const caseKeys = {
  all: ['cases'] as const,
  lists: ['cases', 'list'] as const,
  list: (filter: CaseFilter) => ['cases', 'list', filter] as const,
  counts: ['cases', 'counts'] as const,
  one: (id: Uuid) => ['cases', 'one', id] as const,
  timeline: (id: Uuid) => ['cases', 'timeline', id] as const,
}

/** A queue, page by page; `rows` is what is loaded so far. */
export function useCaseList(filter: MaybeRefOrGetter<CaseFilter>, size = 50) {
  const query = useInfiniteQuery({
    queryKey: computed(() => caseKeys.list(toValue(filter))),
    queryFn: ({ pageParam, signal }) =>
      ok(api.GET('/api/v1/cases', { params: { query: { ...toValue(filter), cursor: pageParam, size: String(size) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = computed<CaseRow[]>(() => query.data.value?.pages.flatMap((page) => page.items) ?? [])
  return { ...query, rows }
}

/** `every`: counted anew after that time as well, for what time alone brings into a list; no act tells of it. */
export function useCaseCounts(every: number | false = false) {
  return useQuery({
    queryKey: caseKeys.counts,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/cases/counts', { signal })),
    refetchInterval: every,
  })
}

/** Asks nothing while there is no case to ask for. */
export function useCase(id: MaybeRefOrGetter<Uuid | null>) {
  return useQuery({
    queryKey: computed(() => caseKeys.one(toValue(id) ?? '')),
    queryFn: ({ signal }) => fetchCase(toValue(id) ?? '', signal),
    enabled: computed(() => toValue(id) !== null),
  })
}

export function fetchCase(id: Uuid, signal?: AbortSignal): Promise<CaseOut> {
  return ok(api.GET('/api/v1/cases/{case_id}', { params: { path: { case_id: id } }, signal }))
}

/** The case with the code on somebody's slip, in any spelling; 404 where this viewer may not read it. */
export function findByCode(code: string): Promise<CaseOut> {
  return ok(api.GET('/api/v1/cases/by_code', { params: { query: { code } } }))
}

export function useTimeline(id: MaybeRefOrGetter<Uuid>, wanted: MaybeRefOrGetter<boolean> = true) {
  return useQuery({
    queryKey: computed(() => caseKeys.timeline(toValue(id))),
    queryFn: ({ signal }) => fetchTimeline(toValue(id), signal),
    select: (answer) => answer.items,
    enabled: computed(() => toValue(wanted)),
  })
}

export function fetchTimeline(id: Uuid, signal?: AbortSignal) {
  return ok(api.GET('/api/v1/cases/{case_id}/timeline', { params: { path: { case_id: id } }, signal }))
}

/** Open cases within a kilometre; asks nothing of a case without a point. */
export function useNeighbours(id: MaybeRefOrGetter<Uuid | null>) {
  return useQuery({
    queryKey: computed(() => ['cases', 'neighbours', toValue(id)]),
    queryFn: ({ signal }) =>
      ok(api.GET('/api/v1/cases/{case_id}/neighbours', { params: { path: { case_id: toValue(id) ?? '' } }, signal })),
    select: ({ items }) => items,
    enabled: computed(() => toValue(id) !== null),
    staleTime: 60_000,
  })
}

const NO_TREE = new CategoryTree({ items: [] })
export const CATEGORIES = ['categories'] as const
/** A tree may be meant for a later day than that on which it was loaded: a page open over it looks again. */
const SAME_TREE_MS = 6 * 3_600_000

/** The category tree; it changes a few times a year, and `live.ts` tells when. What was read serves until then. */
export function useCategories() {
  const query = useQuery({
    queryKey: CATEGORIES,
    queryFn: ({ signal }) => ok(api.GET('/api/v1/categories', { signal })),
    // Built once for all who ask.
    select: treeOf,
    staleTime: SAME_TREE_MS,
  })
  const tree = computed(() => query.data.value ?? NO_TREE)
  const majors = computed(() => tree.value.tops)
  /** The category in the reader's language, of the day of `at`; its code until the tree is there. */
  const labelOf = (code: string, language: string, at?: string): string => tree.value.labelOf(code, language, at)
  const error = computed(() => (query.data.value === undefined ? query.error.value : null))
  return { ...query, error, tree, majors, labelOf }
}

const trees = new WeakMap<CategoryListOut, CategoryTree>()

function treeOf(answer: CategoryListOut): CategoryTree {
  const known = trees.get(answer) ?? new CategoryTree(answer)
  trees.set(answer, known)
  return known
}

export function reportCase(report: CaseReportIn): Promise<CaseReportedOut> {
  return ok(api.POST('/api/v1/cases', { body: report }))
}

/** The matter as it was found, or what was made of it. */
export type Shown = 'found' | 'done'

/** Puts one photo under a case. The same id sent again stores nothing twice. */
export function putPhoto(caseId: Uuid, photo: Blob, photoId: Uuid = uuid7(), shows?: Shown): Promise<PhotoOut> {
  return ok(
    api.PUT('/api/v1/cases/{case_id}/photos/{photo_id}', {
      params: { path: { case_id: caseId, photo_id: photoId }, query: { shows } },
      // The schema's word for raw bytes is "string"; they go out as they are.
      body: photo as unknown as string,
      bodySerializer: () => photo,
      headers: { 'Content-Type': photo.type || 'image/jpeg' },
    }),
  )
}

/** One step to take: which case, seen in which version, what is done, with which words. */
export interface CaseStep {
  id: Uuid
  version: number
  action: Action
  /** What the step's form made of what was typed; the server says which fields it needs. */
  body: object
}

/** What became of a step. */
export interface TakenStep {
  /** The case as it is now; null where the step has taken it out of this viewer's sight. */
  fresh: CaseOut | null
  /** It was taken before, by a try whose answer was lost, and was not taken again: the page says so. */
  repeat: boolean
}

/** Takes one step; `useCaseStep` does so for a page that shows the case. */
export async function takeStep({ id, version, action, body }: CaseStep): Promise<TakenStep> {
  // All steps share one shape of address and answer, those of a newer server too.
  const address = `/api/v1/cases/{case_id}/${action}` as '/api/v1/cases/{case_id}/note'
  const params = { path: { case_id: id }, header: ifMatch(version) }
  const { data, response } = await api.POST(address, { params, body: body as { text: string } })
  return { fresh: data ?? null, repeat: response.headers.has('Idempotent-Replayed') }
}

/** One step for several cases, each with its own version; the same words for all. */
export interface StepTogether {
  action: Action
  said: Record<string, unknown>
  items: { id: Uuid; version: number }[]
}

/** What became of one of them: the case as it is now, where this viewer may see it, and what stood in the way. */
export type Answered = components['schemas']['BulkResultOut']

export function takeTogether(step: StepTogether): Promise<{ items: Answered[] }> {
  return ok(api.POST('/api/v1/cases/bulk', { body: step }))
}

/** This account has read a list as far as the journal was then. */
export async function tellRead(tab: Queue, seq: number): Promise<void> {
  await api.PUT('/api/v1/cases/read', { body: { tab, seq } })
}

/** The stored copy a refusal carries (stale version, lost claim), or null. */
export function currentOf(error: unknown): CaseOut | null {
  const current = error instanceof ApiProblem ? error.extra.current : undefined
  return current !== null && typeof current === 'object' ? (current as CaseOut) : null
}

/** Who was quicker, where a claim was lost. */
export function winnerOf(error: unknown): string | null {
  if (!isProblem(error, 'already_claimed')) return null
  const holder = error.extra.holder as { name?: string } | null | undefined
  return holder?.name ?? null
}

/**
 * Takes a step of the workflow. The answer replaces every cached copy; so does the stored copy of a refusal,
 * so that the reader sees what changed before trying again.
 */
export function useCaseStep() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: takeStep,
    onSuccess: ({ fresh }) => (fresh === null ? client.invalidateQueries({ queryKey: caseKeys.all }) : storeCase(client, fresh)),
    onError: (error) => {
      const current = currentOf(error)
      if (current !== null) storeCase(client, current)
    },
  })
}

/** Writes a case into the cache: its page, its row in every list; what cannot be derived is fetched anew. */
export function storeCase(client: QueryClient, fresh: CaseOut): void {
  client.setQueryData<CaseOut>(caseKeys.one(fresh.id), (held) =>
    held !== undefined && held.version > fresh.version ? held : fresh,
  )
  patchRow(client, fresh.id, (row) => (row.version > fresh.version ? row : { ...row, ...rowOf(fresh) }))
  void client.invalidateQueries({ queryKey: caseKeys.timeline(fresh.id) })
  void client.invalidateQueries({ queryKey: caseKeys.counts })
}

/** What was done to cases elsewhere than on their pages moves lists, and with them how many are in each. */
export function readListsAnew(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: caseKeys.lists })
  void client.invalidateQueries({ queryKey: caseKeys.counts })
}

/** A copy that was written over meanwhile is read anew: what somebody else wrote is shown beside one's own. */
export function readAnewWhereStale(client: QueryClient, id: Uuid, error: unknown): void {
  if (isProblem(error, 'stale_version')) void client.invalidateQueries({ queryKey: caseKeys.one(id) })
}

/** Changes one row in place wherever it is listed; rows keep their place under the reader's finger. */
export function patchRow(client: QueryClient, id: Uuid, change: (row: CaseRow) => CaseRow): void {
  client.setQueriesData<CasePages>({ queryKey: caseKeys.lists }, (held) => {
    if (held === undefined || !held.pages.some((page) => page.items.some((row) => row.id === id))) return held
    const pages = held.pages.map((page) => ({
      ...page,
      items: page.items.map((row) => (row.id === id ? change(row) : row)),
    }))
    return { ...held, pages }
  })
}

/** What a list shows of a case. Written out as an object, so that a column more or less is told by its type. */
const COLUMNS = Object.keys({
  id: 0,
  code: 0,
  track: 0,
  category: 0,
  state: 0,
  urgency: 0,
  summary: 0,
  grid_code: 0,
  area_name: 0,
  received_at: 0,
  accept_due: 0,
  close_due: 0,
  due: 0,
  due_of: 0,
  closed_at: 0,
  call_due: 0,
  holder: 0,
  reporter: 0,
  organisation: 0,
  ending: 0,
  supervision: 0,
  escalated: 0,
  unread: 0,
  version: 0,
  lng: 0,
  lat: 0,
} satisfies Record<keyof CaseRow, 0>) as (keyof CaseRow)[]

/** The row of a case: what a list shows of it. */
export function rowOf(full: CaseOut): CaseRow {
  return Object.fromEntries(COLUMNS.map((name) => [name, full[name]])) as unknown as CaseRow
}
