/** Brings the queue to life: asks for pages and single cases, and lets waiting rows in when nobody minds. */
import { useQueryClient } from '@tanstack/vue-query'
import { computed, onScopeDispose, reactive, ref, shallowRef, watch, type Ref } from 'vue'

import { api, isProblem, ok } from '@/api/client'
import type { CaseListOut, CaseOrder, CaseOut, CaseRow, Uuid } from '@/api/types'
import { caseKeys, fetchCase, rowOf } from '@/cases/queries'
import type { Act } from '@/live/messages'
import { serverNow } from '@/api/clock'

import * as rows from './rows'
import type { QueueScope } from './rows'
import { tabOf } from './tabs'

/** A list as it is asked for. `order` is null for its own. */
export type AskedScope = Omit<QueueScope, 'order'> & { order: CaseOrder | null }

const PAGE = 50
const LARGEST_PAGE = 100
/** A page of what was searched for may be short, and so are those that follow: so many are read before the reader is asked. */
const PAGES_AT_ONCE = 10
/** Single cases asked for at one time; a burst beyond `FLOOD` is cheaper to read as a list. */
const AT_ONCE = 4
const FLOOD = 30
const RETRY_MS = 5_000
/** The server told of a version it does not answer with yet. */
const LAG_MS = 1_000
/** Cases become overdue by the mere passing of time; no act tells. */
const TIME_CHECK_MS = 60_000
/** A list that only the server knows is read anew after news, once for a burst of them. */
const DOUBT_MS = 1_500

export type QueueStatus = 'loading' | 'ready' | 'failed'

/**
 * `listening` resolves when pushes are heard, or when that takes too long: a list read before would have to be read
 * again for what happened in between.
 */
export function useQueue(scope: Ref<AskedScope>, open: Ref<Uuid | null>, listening: Promise<void> = Promise.resolve()) {
  const client = useQueryClient()
  /** The order each list comes in where none was asked for, as the server has said. */
  const own = reactive(new Map<string, CaseOrder>())
  /** What is searched for comes in an order of its own, whatever list it is searched in. */
  const listName = (): string => (scope.value.q === '' ? scope.value.queue : 'search')
  const keepsOwn = (): boolean => tabOf(scope.value.queue).ownOrder === true
  const order = computed(() => (keepsOwn() ? null : (scope.value.order ?? own.get(listName()) ?? null)))
  const blank = (): rows.QueueState =>
    rows.emptyQueue({ ...scope.value, order: keepsOwn() ? null : (order.value ?? 'newest') })
  const state = shallowRef(blank())
  const status = ref<QueueStatus>('loading')
  const error = shallowRef<unknown>(null)
  const loadingMore = ref(false)
  const moreFailed = ref(false)
  /** How far the journal was when the list was read: what somebody does later is news. */
  const seq = ref<number | null>(null)

  // -- lists: one request at a time; a newer one makes the running one void ------------------------------

  let ticket = 0
  let refreshing = false
  /** Who has come to the end while the list was read anew comes to no other end: they are remembered. */
  let awaitsMore = false
  let retry: ReturnType<typeof setTimeout> | undefined

  /** Another list: nothing of the old one is kept. */
  function restart(): void {
    state.value = blank()
    status.value = 'loading'
    seq.value = null
    awaitsMore = false
    if (ticket > 0) void refresh()
  }

  // Whoever brings word that pushes are heard may have asked for the list with it.
  void listening.then(() => {
    if (ticket === 0) void refresh()
  })

  /** Reads the loaded range anew. Shown rows stay where they are; what differs waits at the door. */
  async function refresh(): Promise<void> {
    const mine = ++ticket
    refreshing = true
    clearTimeout(retry)
    awaitsMore ||= loadingMore.value
    loadingMore.value = false
    state.value = rows.beginRefresh(state.value)
    try {
      const { items, next, order: said, seq: head } = await readRange(Math.max(PAGE, state.value.rows.length))
      if (mine !== ticket) return
      if (scope.value.order === null) own.set(listName(), said)
      seq.value = head
      state.value = rows.refresh(rows.ordered(state.value, keepsOwn() ? null : said), items, next, serverNow())
      if (status.value !== 'ready') settle()
      status.value = 'ready'
      error.value = null
    } catch (failure) {
      if (mine !== ticket) return
      error.value = failure
      if (status.value === 'loading') status.value = 'failed'
      // What acts told meanwhile went into the request that failed; nothing but another one brings it back.
      retry = setTimeout(() => void refresh(), RETRY_MS)
    } finally {
      if (mine === ticket) {
        refreshing = false
        pump()
        resolveDoubt()
        if (awaitsMore) {
          awaitsMore = false
          void loadMore()
        }
      }
    }
  }

  async function readRange(size: number, begin?: string): Promise<CaseListOut> {
    const items: CaseRow[] = []
    let cursor = begin
    let seq: number | undefined
    for (let read = 1; ; read += 1) {
      const page = await readPage(cursor, Math.min(LARGEST_PAGE, size - items.length))
      items.push(...page.items)
      seq ??= page.seq
      const whole = page.next === null || items.length >= size
      if (whole || read >= Math.max(PAGES_AT_ONCE, size / LARGEST_PAGE)) return { ...page, items, seq }
      cursor = page.next ?? undefined
    }
  }

  function readPage(cursor: string | undefined, size: number): Promise<CaseListOut> {
    const { queue, track, category, area, q, order } = scope.value
    const query = {
      queue,
      q: q || undefined,
      order: keepsOwn() ? undefined : (order ?? undefined),
      cursor,
      size: String(size),
      // From the address bar: the server refuses a code that is none.
      track: track ?? undefined,
      category: category ?? undefined,
      area: area ?? undefined,
    }
    return ok(api.GET('/api/v1/cases', { params: { query } }))
  }

  async function loadMore(): Promise<void> {
    const { next } = state.value
    if (next === null || loadingMore.value || status.value !== 'ready') return
    // A refresh on its way would make this page void, or be made void by it: the page comes after it.
    awaitsMore = refreshing
    if (refreshing) return
    const mine = ++ticket
    loadingMore.value = true
    moreFailed.value = false
    state.value = rows.beginAppend(state.value)
    try {
      const page = await readRange(PAGE, next)
      if (mine !== ticket) return
      state.value = rows.append(state.value, page.items, page.next, serverNow())
      pump()
    } catch {
      if (mine === ticket) moreFailed.value = true
    } finally {
      if (mine === ticket) loadingMore.value = false
    }
  }

  // -- single cases ----------------------------------------------------------------------------------------

  const asked = new Set<Uuid>()
  let pause: ReturnType<typeof setTimeout> | undefined

  let doubting: ReturnType<typeof setTimeout> | undefined

  function hear(act: Act): void {
    state.value = rows.hear(state.value, act)
    pump()
    resolveDoubt()
  }

  /** Only the server knows who is of the list now: once the burst is over, it is asked. */
  function resolveDoubt(): void {
    if (!state.value.doubt || status.value !== 'ready') return
    doubting ??= setTimeout(() => {
      doubting = undefined
      if (state.value.doubt) void refresh()
    }, DOUBT_MS)
  }

  function pump(): void {
    // A list is on its way: it brings most of them along.
    if (refreshing || status.value !== 'ready') return
    const wanted = [...state.value.wanted.keys()].filter((id) => !asked.has(id))
    if (wanted.length > FLOOD) {
      void refresh()
      return
    }
    for (const id of wanted.slice(0, AT_ONCE - asked.size)) void askFor(id)
  }

  async function askFor(id: Uuid): Promise<void> {
    const asking = scope.value
    asked.add(id)
    let wait = 0
    try {
      const found = await readCase(id)
      // Another list now: it has been asked for as a whole.
      if (asking !== scope.value) return
      state.value = rows.take(state.value, id, found, serverNow())
      resolveDoubt()
      if (state.value.wanted.has(id)) wait = LAG_MS
      if (state.value.rows.length === 0) settle()
    } catch {
      wait = RETRY_MS
    } finally {
      asked.delete(id)
      clearTimeout(pause)
      pause = setTimeout(pump, wait)
    }
  }

  /** The case's row, or null where it is no longer for this viewer. Shares a running request of the open case. */
  async function readCase(id: Uuid): Promise<CaseRow | null> {
    try {
      return rowOf(
        await client.fetchQuery({ queryKey: caseKeys.one(id), queryFn: () => fetchCase(id), staleTime: 0 }),
      )
    } catch (failure) {
      if (isProblem(failure) && failure.status === 404) return null
      throw failure
    }
  }

  /** A step's answer: newer than anything the feed has told yet. */
  function take(fresh: CaseOut): void {
    takeRow(fresh.id, rowOf(fresh))
  }

  /** The same as a row; null: the step has taken the case out of this viewer's sight. */
  function takeRow(id: Uuid, row: CaseRow | null): void {
    state.value = rows.take(state.value, id, row, serverNow())
    resolveDoubt()
  }

  function settle(): void {
    state.value = rows.settle(state.value, open.value)
  }

  const timeCheck = setInterval(() => {
    if (tabOf(scope.value.queue).timed === true && status.value === 'ready') void refresh()
  }, TIME_CHECK_MS)

  watch(scope, restart, { immediate: true })
  onScopeDispose(() => {
    ticket += 1
    clearInterval(timeCheck)
    clearTimeout(doubting)
    clearTimeout(retry)
    clearTimeout(pause)
  })

  return {
    status,
    error,
    loadingMore,
    moreFailed,
    rows: computed(() => state.value.rows),
    leaving: computed(() => state.value.leaving),
    hasMore: computed(() => state.value.next !== null),
    order,
    /** Null until the list has been read once. */
    ownOrder: computed(() => own.get(listName()) ?? null),
    seq,
    updates: computed(() => rows.updateCount(state.value, open.value)),
    hear,
    take,
    takeRow,
    settle,
    refresh,
    loadMore,
    retry: restart,
  }
}

export type DeskList = ReturnType<typeof useQueue>
