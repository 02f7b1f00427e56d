/** Listens for cases that cannot wait, and rings once for all that came together. */
import { computed, onScopeDispose, shallowRef } from 'vue'

import { api, ok } from '@/api/client'
import { serverNow } from '@/api/clock'
import { pageConfig } from '@/api/page'
import type { Uuid } from '@/api/types'
import type { Act } from '@/live/messages'

import * as calls from './calls'
import { notify } from './notice'
import { isQuiet } from '@/ui/quiet'
import type { Sound } from './sound'

/** What comes within so much is one batch: read once, rung for once. */
const BATCH_MS = 3_000
/** A server that did not answer is asked again. */
const AGAIN_MS = 15_000
const NEWEST = '50'

/** `told`: the words of a notice, where the page is not looked at; `open`: its person comes by it. */
export interface Notices {
  told(n: number): string
  open(id: Uuid): void
}

export function useCalls(sound: Sound, me: Uuid, hasList: () => boolean, notices: Notices) {
  const state = shallowRef(calls.NO_CALLS)
  let batch: ReturnType<typeof setTimeout> | undefined
  let over = false

  async function look(): Promise<void> {
    batch = undefined
    if (over || !hasList()) return
    try {
      const query = { queue: 'waiting' as const, order: 'newest' as const, size: NEWEST }
      const { items } = await ok(api.GET('/api/v1/cases', { params: { query } }))
      const found = calls.read(state.value, items)
      state.value = found.calls
      if (found.fresh === 0 || isQuiet(pageConfig().quiet_hours, serverNow())) return
      sound.ring()
      const [first] = found.calls.open
      notify(notices.told(found.fresh), () => first && notices.open(first.id))
    } catch {
      // Whoever waits for help must not wait for the next act, too.
      batch ??= setTimeout(() => void look(), AGAIN_MS)
    }
  }

  function hear(act: Act): void {
    if (act.object.type !== 'case') return
    const { state: now, was_state: was } = act.facts
    state.value = calls.heard(state.value, act.object.id, now)
    // Nothing comes to a list of waiting cases without a change of state, and what I do myself needs no bell.
    if (act.actor === me || now === was) return
    batch ??= setTimeout(() => void look(), BATCH_MS)
  }

  onScopeDispose(() => {
    over = true
    clearTimeout(batch)
  })
  return {
    open: computed(() => state.value.open),
    hear,
    look,
    answer: (id: Uuid): void => void (state.value = calls.answer(state.value, id)),
  }
}
