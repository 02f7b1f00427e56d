/**
 * Android's Back closes what lies over a page, and leaves the page where it is.
 *
 * Opening adds an entry of the same address to the history, marked in its state; Back takes it away again, and so
 * does closing by any other way, so that the history never holds more than the reader has seen.
 */
import { onScopeDispose, watch, type Ref } from 'vue'
import { useRouter, type Router } from 'vue-router'

import { uuid7 } from '@/api/ids'

/** What lies over the page now, by the mark of its entry. */
const over = new Set<string>()

const markNow = (): string | undefined => (window.history.state as { over?: string } | null)?.over

export function useBackCloses(open: Ref<boolean>): void {
  const router = useRouter()
  let mark = ''

  async function enter(): Promise<void> {
    mark = uuid7()
    over.add(mark)
    await router.push({ path: router.currentRoute.value.fullPath, force: true, state: { over: mark } })
    // Closed again before the entry was there.
    if (!over.has(mark)) leave()
  }

  function leave(): void {
    over.delete(mark)
    if (markNow() === mark) router.back()
  }

  function hear(): void {
    if (!over.has(mark) || markNow() === mark) return
    over.delete(mark)
    open.value = false
  }

  watch(
    open,
    (now) => {
      if (now) void enter()
      else if (over.has(mark)) leave()
    },
    { immediate: true },
  )
  addEventListener('popstate', hear)
  onScopeDispose(() => {
    removeEventListener('popstate', hear)
    if (over.has(mark)) leave()
  })
}

/** An entry whose sheet is long closed, met after a reload or by way of another page, is nothing to stop at. */
export function skipClosedEntries(router: Router): void {
  const skip = (): void => {
    const mark = markNow()
    if (mark !== undefined && !over.has(mark)) router.back()
  }
  void router.isReady().then(skip)
  addEventListener('popstate', skip)
}
