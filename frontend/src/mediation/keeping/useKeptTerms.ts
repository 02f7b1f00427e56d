/** Terms that are being written: kept on this device at every pause, through reload and crash, for their writer alone. */
import { onBeforeUnmount, onMounted, reactive, ref, watch } from 'vue'

import { beforeLeaving } from '@/people/leaving'
import { useSession } from '@/people/useSession'
import { dropWords, keepWords, readWords } from '@/ui/kept'

import type { TermsDraft } from './keeping'

const PAUSE_MS = 300

export function useKeptTerms(caseId: string, begin: TermsDraft) {
  const account = useSession().account?.id ?? null
  const key = `${caseId}/agreement`
  const draft = reactive<TermsDraft>(begin)
  const state = ref<'none' | 'kept' | 'back'>('none')
  let pause: ReturnType<typeof setTimeout> | undefined
  let isOver = false

  async function keep(): Promise<void> {
    clearTimeout(pause)
    pause = undefined
    if (account === null || isOver) return
    try {
      await keepWords(account, key, draft)
      state.value = 'kept'
    } catch {
      // It lives in this page alone, which is not called kept.
      state.value = 'none'
    }
  }

  onMounted(async () => {
    const words = account === null ? undefined : await readWords<TermsDraft>(account, key).catch(() => undefined)
    if (words !== undefined && !isOver) {
      Object.assign(draft, words)
      state.value = 'back'
    }
    watch(
      () => JSON.stringify(draft),
      () => {
        clearTimeout(pause)
        pause = setTimeout(() => void keep(), PAUSE_MS)
      },
    )
  })
  // Whoever signs out takes their words along.
  const stop = beforeLeaving((why) => (why === 'signed_out' || pause === undefined ? undefined : keep()))
  onBeforeUnmount(() => {
    if (pause !== undefined) void keep()
    stop()
  })

  /** Sent, or given up. */
  async function drop(): Promise<void> {
    isOver = true
    clearTimeout(pause)
    pause = undefined
    if (account !== null) await dropWords(account, key).catch(() => undefined)
  }

  return { draft, state, drop }
}
