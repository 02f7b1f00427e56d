/**
 * What the page showed last is there when it opens without a network: the person, their lists, the cases they opened
 * with all that happened, names of places and categories. Each with the moment it was told; the server's word replaces
 * it as soon as there is one. Lists of residents (but for who asked to be visited) and whatever was revealed for a reason are never among it.
 */
import type { QueryClient, QueryKey } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'

import { serverNow } from '@/api/clock'
import type { SessionOut } from '@/api/types'
import { useLive } from '@/live/useLive'
import { lastTold, presenceOf } from '@/people/present'
import { recallBy, useSession } from '@/people/useSession'
import { forgetSealed, markSealed, sealedFor } from '@/ui/sealed'

import { canSeal, KEPT_MS, keepSealed, readSealed, type Opened } from './sealing'

const SESSION = 'session'
const QUERY = 'query:'
const LOOK_EVERY_MS = 30_000
/** A burst of answers is one write. */
const KEEP_AFTER_MS = 1_000
/** A list is kept as far as it fills some screens. */
const PAGES = 3
/** Without an observer a query would be thrown away in five minutes; what was read from the disk stays for the day. */
const HELD_MS = 24 * 3_600_000

/** Told at any time of the person at this phone; not what was looked up, nor what lies near something. */
function isKept([room, what]: QueryKey): boolean {
  if (room === 'cases') return ['list', 'counts', 'one', 'timeline'].includes(String(what))
  if (room === 'workload') return what === 'day'
  if (room === 'care') return what === 'agreed'
  return room === 'categories' || (room === 'areas' && what !== 'found')
}

/** When what is on this phone was last level with the server; null where nothing is remembered. */
export const toldAt = ref<number | null>(null)

export function useMemory(client: QueryClient): void {
  const session = useSession()
  const live = useLive()
  const who = computed(() => (session.session === null ? null : presenceOf(session.session)))
  const waiting = new Map<string, Opened>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let reading = false

  client.setQueryDefaults(['cases'], { gcTime: HELD_MS })
  client.setQueryDefaults(['areas'], { gcTime: HELD_MS })
  client.setQueryDefaults(['categories'], { gcTime: HELD_MS })

  async function keep(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const told = [...waiting.values()]
    waiting.clear()
    // A disk without room: then it is as it was without a memory.
    if (who.value !== null && told.length > 0) await keepSealed(who.value, told).catch(() => undefined)
  }

  function note(name: string, value: unknown, at: number): void {
    waiting.set(name, { name, value, at })
    timer ??= setTimeout(() => void keep(), KEEP_AFTER_MS)
  }

  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || reading) return
    const { queryKey, state } = event.query
    if (!isKept(queryKey)) return
    note(QUERY + JSON.stringify(queryKey), beginningOf(state.data), state.dataUpdatedAt)
  })

  /** What was told before goes under what is told now, and nothing of it over that. */
  async function recall(by: string): Promise<void> {
    for (const { name, value, at } of await readSealed(by, QUERY).catch((): Opened[] => [])) {
      const key = JSON.parse(name.slice(QUERY.length)) as QueryKey
      if (who.value !== by) return
      if (client.getQueryData(key) !== undefined) continue
      reading = true
      client.setQueryData(key, value, { updatedAt: at })
      reading = false
      // However young, it is from before this page was open, and nobody told the page what has happened since.
      void client.invalidateQueries({ queryKey: key, exact: true, refetchType: 'none' })
    }
  }

  watch(
    () => session.session,
    (now, before) => {
      if (now === null || who.value === null || !canSeal()) return
      if (before == null) void recall(who.value)
      if (session.offline) return
      markSealed(who.value)
      note(SESSION, { ...now, csrf_token: '' }, serverNow())
    },
    { immediate: true },
  )
  // Level again: the age that is told without a network counts from here.
  watch(
    () => live.freshAt,
    (at) => {
      if (at === 0 || session.session === null || session.offline) return
      toldAt.value = at
      if (!waiting.has(SESSION)) note(SESSION, { ...session.session, csrf_token: '' }, at)
    },
  )
  // Whether the page still is whose it shows is asked as soon as there may be an answer.
  watch(
    () => session.offline,
    (off, _was, onCleanup) => {
      if (!off) return
      const look = (): void => void session.look()
      const often = setInterval(look, LOOK_EVERY_MS)
      addEventListener('online', look)
      onCleanup(() => {
        clearInterval(often)
        removeEventListener('online', look)
      })
    },
    { immediate: true },
  )
  addEventListener('pagehide', () => void keep())
  document.addEventListener('visibilitychange', () => void keep())
}

/** Of pages that come one after another, the first few. */
function beginningOf(data: unknown): unknown {
  const { pages, pageParams } = (data ?? {}) as { pages?: unknown[]; pageParams?: unknown[] }
  return pages && pageParams ? { pages: pages.slice(0, PAGES), pageParams: pageParams.slice(0, PAGES) } : data
}

/** Who was here last, where the server cannot be asked: nobody after a sign-out, and nobody after a week. */
export function recallPerson(): void {
  recallBy(async () => {
    const who = sealedFor()
    if (who === null || who !== lastTold()) return null
    const [found] = await readSealed(who, SESSION)
    if (found === undefined || serverNow() - found.at > KEPT_MS) {
      await forgetSealed()
      return null
    }
    toldAt.value = found.at
    return found.value as SessionOut
  })
}
