/**
 * A page that opens draws its parts one after another, each in a task of its own: the first is on the screen, and a tap
 * is heard, before the last is made. Only for the page that the load itself opens: whoever comes back to it by a tap
 * finds it whole, where they left it.
 */
import { onMounted, onScopeDispose, ref, type Ref } from 'vue'

let opening = true

/**
 * How many turns have come, up to `all`; at once all of them, on any page but the first. They begin when `file` is there
 * or cannot be had: what it brings would come in one piece and push about what has been drawn.
 */
export function useTurns(all: number, file: Promise<unknown> = Promise.resolve()): Ref<number> {
  const turn = ref(opening ? 0 : all)
  opening = false
  let next: ReturnType<typeof setTimeout> | undefined
  let gone = false

  function go(): void {
    if (gone || turn.value === all) return
    // What was just drawn goes to the screen first, where there is one to draw on.
    const later = (): void => {
      next = setTimeout(() => {
        turn.value += 1
        go()
      })
    }
    if (document.visibilityState === 'visible') requestAnimationFrame(later)
    else later()
  }

  onMounted(() => void file.then(go, go))
  onScopeDispose(() => {
    gone = true
    clearTimeout(next)
  })
  return turn
}

/** For what nobody waits for: when the page has nothing else to do, and in any case before long. */
export function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 5_000 })
  // Safari has none.
  else setTimeout(work, 500)
}
