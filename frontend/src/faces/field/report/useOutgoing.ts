/** Sends what waits on the phone whenever the way may be open again, and says what has arrived meanwhile. */
import { computed, onScopeDispose, watch } from 'vue'

import { isProblem } from '@/api/client'
import type { Uuid } from '@/api/types'
import { useLive } from '@/live/useLive'

import { waitingPhotos } from './draft'
import { due, isOpen } from './outbox'
import { useOutbox } from './useOutbox'
import { useSending } from './useSending'

const FIRST_PAUSE_MS = 10_000
const LONGEST_PAUSE_MS = 300_000

/** `arrived` is called with reports that went through by themselves. */
export function useOutgoing(arrived: (ids: Uuid[]) => void): void {
  const outbox = useOutbox()
  const sending = useSending()
  const live = useLive()
  let pause = FIRST_PAUSE_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let going = false

  const waits = computed(
    () => due(outbox.outbox).length + outbox.outbox.filter((draft) => !isOpen(draft) && waitingPhotos(draft).length > 0).length,
  )

  async function go(): Promise<void> {
    clearTimeout(timer)
    if (!outbox.read || waits.value === 0 || !navigator.onLine) return
    const before = due(outbox.outbox).map(({ id }) => id)
    going = true
    await sending.sendAll().finally(() => (going = false))
    const through = before.filter((id) => outbox.find(id)?.stage === 'arrived')
    if (through.length > 0) arrived(through)
    if (waits.value > 0) again()
    else pause = FIRST_PAUSE_MS
  }

  /** Later and later, for a dead link drains the battery; sooner when something speaks for an open way. */
  function again(): void {
    const asked = [...sending.failures.values()].map((error) => (isProblem(error) ? (error.retryAfter ?? 0) : 0))
    clearTimeout(timer)
    timer = setTimeout(() => void go(), Math.max(pause, ...asked.map((seconds) => seconds * 1000)))
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }

  function soon(): void {
    pause = FIRST_PAUSE_MS
    void go()
  }

  watch(() => outbox.read && live.state === 'live', (open) => open && soon())
  watch(() => outbox.read, (read) => read && soon(), { immediate: true })
  // One that was just handed in, without success; what this sends itself is seen to above.
  watch(() => sending.busy === null && waits.value > 0, (left) => left && !going && again())

  const shown = (): void => {
    if (document.visibilityState === 'visible') soon()
  }
  addEventListener('online', soon)
  document.addEventListener('visibilitychange', shown)
  onScopeDispose(() => {
    clearTimeout(timer)
    removeEventListener('online', soon)
    document.removeEventListener('visibilitychange', shown)
  })
}
