/** Who else has a case open: told to the server while it is open here, and heard of the others. */
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'

import type { Uuid } from '@/api/types'

import type { Looker } from './messages'
import { useLive } from './useLive'

/** Somebody who has not touched the page for so long is elsewhere with their eyes. */
const IDLE_MS = 120_000

/** `first`: who had it open when it was read. */
export function useLookers(at: () => Uuid, first: () => readonly Looker[]): Readonly<Ref<readonly Looker[]>> {
  const live = useLive()
  const idle = ref(false)
  let pause: ReturnType<typeof setTimeout> | undefined

  function stir(): void {
    idle.value = false
    clearTimeout(pause)
    pause = setTimeout(() => (idle.value = true), IDLE_MS)
  }

  function turn(): void {
    if (document.hidden) idle.value = true
    else stir()
  }

  watch([at, idle] as const, ([id, away]) => live.lookAt(id, away), { immediate: true })
  stir()
  const signs = ['pointerdown', 'keydown', 'wheel'] as const
  signs.forEach((sign) => addEventListener(sign, stir, { passive: true }))
  document.addEventListener('visibilitychange', turn)
  onScopeDispose(() => {
    signs.forEach((sign) => removeEventListener(sign, stir))
    document.removeEventListener('visibilitychange', turn)
    clearTimeout(pause)
    live.lookAt(null, false)
  })
  return computed(() => (live.seen?.case === at() ? live.seen.lookers : first()))
}
