/** One clock for all relative times on a page, the server's: they move together and cost one timer. */
import { onScopeDispose, readonly, ref, type Ref } from 'vue'

import { noticeJump, serverNow, whenTimeMoves } from '@/api/clock'

const TICK_MS = 15_000
const now = ref(serverNow())
let users = 0
let timer: ReturnType<typeof setInterval> | undefined

const show = (): void => void (now.value = serverNow())

function tick(): void {
  show()
  void noticeJump()
}

whenTimeMoves(show)

export function useNow(): Readonly<Ref<number>> {
  // Whoever comes later begins with this moment as well.
  tick()
  if (users++ === 0) {
    timer = setInterval(tick, TICK_MS)
    // A page that wakes does not wait for its next tick.
    document.addEventListener('visibilitychange', tick)
  }
  onScopeDispose(() => {
    if (--users > 0) return
    clearInterval(timer)
    document.removeEventListener('visibilitychange', tick)
  })
  return readonly(now)
}
