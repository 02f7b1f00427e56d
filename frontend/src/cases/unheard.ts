/**
 * What was sent and not answered. It may have been done all the same: once the page shows so, by the feed or by another
 * look, its form has nothing to ask any more. Until then it may be sent again; the server does it once.
 */
import { useQueryClient } from '@tanstack/vue-query'
import { readonly, ref, shallowRef, watch, type Ref } from 'vue'

import { isProblem } from '@/api/client'
import type { Action, TimelineEntry, Uuid } from '@/api/types'
import { useSession } from '@/people/useSession'

import { caseKeys, useTimeline } from './queries'

export interface Unheard {
  /** Sent, and nobody knows yet what became of it. */
  waits: Readonly<Ref<boolean>>
  /** How a try went: what came of it, or nothing where another one begins. */
  tried(error?: unknown): void
}

/** Where a step may take what it is about out of its taker's sight. */
export interface Sight {
  gone: () => boolean
  /** Sends the very same again, and tells of it by `tried`. */
  again: () => void
}

/**
 * Out of sight nothing shows any more what became of it: then the same is sent once more. The server, which does nothing
 * twice, says whether this was done or somebody else was quicker.
 */
export function useUnheard(shown: () => boolean, done: () => void, sight?: Sight): Unheard {
  const waits = ref(false)
  let asked = false
  watch(
    () => waits.value && shown(),
    (happened) => {
      if (!happened) return
      waits.value = false
      done()
    },
  )
  watch(
    () => waits.value && sight?.gone() === true,
    (lost) => {
      if (!lost || asked) return
      // Still nobody answers: that is enough, until somebody presses.
      asked = true
      sight?.again()
    },
  )
  return {
    waits: readonly(waits),
    tried(error) {
      if (error === undefined) asked = false
      waits.value = isProblem(error) && error.isWayProblem
    },
  }
}

/**
 * One's own step that was sent after `seen` and never answered, where the timeline tells that it was taken all the same.
 * `typed`: all that its form says; a line with other words was written in another window. Left out where the line may
 * say it in its own words.
 */
export function ownStep(
  entries: readonly TimelineEntry[],
  { seen, myId, action, typed }: { seen: number; myId: Uuid; action: Action; typed?: string },
): TimelineEntry | undefined {
  return entries.find(
    ({ id, by, action: taken, note }) =>
      id > seen && by.id === myId && taken === action && (typed === undefined || typed.includes(note?.trim() ?? '')),
  )
}

export function lastStep(entries: readonly TimelineEntry[]): number {
  return entries.reduce((last, entry) => Math.max(last, entry.id), 0)
}

/** A step as it goes out: of which case, and all that its form says (`ownStep`). */
interface SentStep {
  id: Uuid
  action: Action
  typed?: string
}

export interface UnheardStep extends Unheard {
  sends(step: SentStep): void
}

/** The same for a form that has no timeline at hand: it is looked at while nobody knows what became of the step. */
export function useUnheardStep(done: () => void): UnheardStep {
  const session = useSession()
  const client = useQueryClient()
  const sent = shallowRef<SentStep & { seen: number }>({ id: '', action: '', seen: 0 })
  const { waits, tried } = useUnheard(
    () => ownStep(timeline.data.value ?? [], { ...sent.value, myId: session.account?.id ?? '' }) !== undefined,
    done,
  )
  // What is no step of a case stands in no timeline.
  const timeline = useTimeline(
    () => sent.value.id,
    () => waits.value && sent.value.id !== '',
  )

  return {
    waits,
    sends(step) {
      const known = client.getQueryData<{ items: TimelineEntry[] }>(caseKeys.timeline(step.id))
      sent.value = { ...step, seen: lastStep(known?.items ?? []) }
      tried()
    },
    tried(error) {
      tried(error)
      if (waits.value && sent.value.id !== '') void client.invalidateQueries({ queryKey: caseKeys.timeline(sent.value.id) })
    },
  }
}
