/** Sends what waits on the phone whenever the way may be open again, and says what has arrived meanwhile. */
import { computed, onScopeDispose, watch } from 'vue'

import { isProblem } from '@/api/client'
import type { Uuid } from '@/api/types'
import { useLive } from '@/live/useLive'
import { useSession } from '@/people/useSession'
import { whenIdle } from '@/ui/inTurn'

import { actsWaiting } from '../outgoing/waits'
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
  const session = useSession()
  let pause = FIRST_PAUSE_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let going = false

  const waits = computed(
    () => due(outbox.outbox).length + outbox.outbox.filter((draft) => !isOpen(draft) && waitingPhotos(draft).length > 0).length,
  )

  async function go(): Promise<void> {
    clearTimeout(timer)
    if (!outbox.read || (waits.value === 0 && !(await actsWait())) || !navigator.onLine) return
    const before = due(outbox.outbox).map(({ id }) => id)
    going = true
    // What fails is kept and tried again.
    await sendEverything().catch(() => undefined)
    going = false
    const through = before.filter((id) => outbox.find(id)?.stage === 'arrived')
    if (through.length > 0) arrived(through)
    if (waits.value > 0 || (await actsWait())) again()
    else pause = FIRST_PAUSE_MS
  }

  /** Whether acts on cases wait, too; most phones have none, and then nothing more is loaded than their count. */
  async function actsWait(): Promise<boolean> {
    try {
      const { useActs } = await import('../outgoing/useActs')
      const acts = useActs()
      if (!acts.read) await acts.reload()
    } catch {
      // Neither the disk nor the page's own files answer: what is known is known.
    }
    return actsWaiting.value > 0
  }

  /** What waits by itself goes in one request; what that could not settle, and photos of reports, one by one. */
  async function sendEverything(): Promise<void> {
    try {
      const { useDelivery } = await import('../outgoing/useDelivery')
      await useDelivery().deliver()
    } finally {
      await sending.sendAll()
    }
  }

  /** What colleagues gave this phone to carry goes; and the server learns by which key this phone signs its own. */
  async function carry(): Promise<void> {
    const account = outbox.owner
    if (account === undefined) return
    const { whileOpen } = await import('../outgoing/carrying')
    await whileOpen(account, session.reaches['outbox.carry'] !== undefined, () => outbox.owner === account)
  }

  /** Later and later, for a dead link drains the battery; sooner when something speaks for an open way. */
  function again(): void {
    const asked = [...sending.failures.values()].map((error) => (isProblem(error) ? (error.retryAfter ?? 0) : 0))
    clearTimeout(timer)
    // No two phones that lost the same mast come back in step.
    const own = pause * (0.5 + Math.random() / 2)
    timer = setTimeout(() => void go(), Math.max(own, ...asked.map((seconds) => seconds * 1000)))
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
  }

  function soon(): void {
    pause = FIRST_PAUSE_MS
    void go()
  }

  watch(
    () => outbox.read && live.state === 'live',
    (open) => {
      if (!open) return
      soon()
      whenIdle(() => void carry().catch(() => undefined))
    },
  )
  watch(() => outbox.read, (read) => read && soon(), { immediate: true })
  // One that was just handed in, without success; what this sends itself is seen to above.
  watch(() => sending.busy === null && waits.value > 0, (left) => left && !going && again())

  watch(actsWaiting, (left) => left > 0 && !going && again())

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
