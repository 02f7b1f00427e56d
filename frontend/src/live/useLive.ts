/** The live feed as the faces see it: one store, a badge, and a place to hang updaters. */
import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'

import { api, isProblem, ok } from '@/api/client'
import type { Uuid } from '@/api/types'
import { useSession } from '@/people/useSession'

import type { Act, Look } from './messages'
import { LiveFeed, type LiveState } from './socket'

export interface LiveUpdater {
  act(act: Act): void
  resync(reason: string): void
}

export const useLive = defineStore('live', () => {
  const state = ref<LiveState>('connecting')
  /** Milliseconds since the epoch when the page was last level with the server; 0 before the first time. */
  const freshAt = ref(0)
  /** Who else has open what this page has open, as it was told last. */
  const seen = shallowRef<Look | null>(null)
  const session = useSession()
  const updaters = new Set<LiveUpdater>()

  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const feed = new LiveFeed(
    `${scheme}://${location.host}/ws/live`,
    {
      open: (url) => new WebSocket(url),
      fetchEvents: (ask) => ok(api.GET('/api/v1/events', { params: { query: { ...ask, limit: 500 } } })),
      isResync: (error) => isProblem(error, 'resync') || (isProblem(error) && error.status === 410),
      online: () => navigator.onLine,
      random: Math.random,
    },
    {
      act: (act) => {
        // An act on one's own account (another post, a sign-out elsewhere, a name spelt anew), or an upgrade announced or over.
        if (act.object.type === 'account' || act.object.type === 'upgrade') void session.look()
        updaters.forEach((updater) => updater.act(act))
      },
      resync: (reason) => {
        if (reason === 'scope') void session.look()
        updaters.forEach((updater) => updater.resync(reason))
      },
      state: (now) => {
        state.value = now
      },
      // A socket's word is not proof: the answer to a request is, and puts the page back to its door.
      greeted(account, post) {
        if (session.offline || account !== session.account?.id || post !== session.post?.id) void session.look()
      },
      looked: (look) => {
        seen.value = look
      },
      postsChanged: () => void session.look(),
      signedOut: () => void session.look(),
      fresh: (at) => {
        freshAt.value = at
      },
    },
  )

  /** Adds an updater; the returned function takes it away again. */
  function listen(updater: LiveUpdater): () => void {
    updaters.add(updater)
    return () => updaters.delete(updater)
  }

  const wake = (): void => {
    if (document.visibilityState === 'visible') feed.wake()
  }

  function start(): void {
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    feed.start()
  }

  function stop(): void {
    removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', wake)
    feed.stop()
  }

  /** Asked for by hand: now, and not when the pause is over. */
  const reconnect = (): void => feed.reconnect()

  /** This page has a case open, or none; `idle` while nobody touches it. */
  const lookAt = (at: Uuid | null, idle: boolean): void => feed.look(at, idle)

  return { state, freshAt, seen, listen, start, stop, reconnect, lookAt }
})

/** Live once somebody is here, and for as long as the page lives: whoever comes next gets a page of their own. */
export function useLiveWhileHere(): void {
  const session = useSession()
  const live = useLive()
  watch(
    () => session.post !== null,
    (here) => here && live.start(),
  )
}
