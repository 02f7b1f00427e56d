/**
 * What was sent and not answered. It may have been done all the same: once the page shows so, by the feed or by another
 * look, its form has nothing to ask any more. Until then it may be sent again; the server does it once.
 */
import { readonly, ref, watch, type Ref } from 'vue'

import { isProblem } from '@/api/client'

export interface Unheard {
  /** Sent, and nobody knows yet what became of it. */
  waits: Readonly<Ref<boolean>>
  /** How a try went: what came of it, or nothing where another one begins. */
  tried(error?: unknown): void
}

export function useUnheard(shown: () => boolean, done: () => void): Unheard {
  const waits = ref(false)
  watch(
    () => waits.value && shown(),
    (happened) => {
      if (!happened) return
      waits.value = false
      done()
    },
  )
  return {
    waits: readonly(waits),
    tried: (error) => (waits.value = isProblem(error) && error.isWayProblem),
  }
}
