/** Beats when there is news, with a pause between two: the last of a burst is told as well, only later. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

export const PAUSE_MS = 15_000

/** `countedAt`: when the numbers were read last, 0 before they have been. */
export function useBeat(countedAt: () => number): Ref<number> {
  const beat = ref(0)
  let last = 0
  let later: ReturnType<typeof setTimeout> | undefined

  function tell(at: number): void {
    later = undefined
    last = at
    beat.value += 1
  }

  watch(
    countedAt,
    (at, before) => {
      // Who has just come has read all of it.
      if (!before) last = at
      else if (at - last >= PAUSE_MS) tell(at)
      else later ??= setTimeout(() => tell(last + PAUSE_MS), last + PAUSE_MS - at)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(later))
  return beat
}
