/** When rows may move: never under the eyes of whoever reads the list, and soon after they have stopped. */
import { onBeforeUnmount, ref, watch, type Ref } from 'vue'

import type { Uuid } from '@/api/types'

import type { DeskAddress } from '../address'
import type { DeskList } from './useQueue'

/** A pause this long after the last sign of a reader lets waiting rows in. */
const IDLE_MS = 4_000
/** So near the end of what is there the next page is asked for. */
const NEAR_PX = 400

interface List {
  queue: () => DeskList
  at: () => DeskAddress
  open: () => Uuid | null
  scroller: Readonly<Ref<HTMLElement | null>>
  /** Some are chosen: they stay where they stand. */
  choosing: () => boolean
}

export function useReading({ queue, at, open, scroller, choosing }: List) {
  const hovered = ref(false)
  let idle: ReturnType<typeof setTimeout> | undefined

  /** Somebody reads here; count the pause from now. */
  function stir(): void {
    clearTimeout(idle)
    idle = setTimeout(() => {
      // Whoever has chosen some is about to do something with them where they stand.
      if (!hovered.value && !choosing()) queue().settle()
    }, IDLE_MS)
  }

  function enter(event: PointerEvent): void {
    // A finger leaves no pointer behind that a row could jump under.
    hovered.value = event.pointerType === 'mouse'
  }

  function leave(): void {
    hovered.value = false
    stir()
  }

  function scrolled(): void {
    stir()
    const box = scroller.value
    if (box === null) return
    if (box.scrollTop === 0 && !choosing()) queue().settle()
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX && !queue().moreFailed.value) void queue().loadMore()
  }

  function showUpdates(): void {
    queue().settle()
    scroller.value?.scrollTo({ top: 0 })
  }

  watch(() => queue().updates.value, stir)
  // The case just left may go now; it is the reader who moved on.
  watch(open, stir)
  watch(
    () => [at().queue, at().track, at().category, at().area, at().q, queue().order.value],
    () => scroller.value?.scrollTo({ top: 0 }),
  )
  onBeforeUnmount(() => clearTimeout(idle))

  return { stir, enter, leave, scrolled, showUpdates }
}
