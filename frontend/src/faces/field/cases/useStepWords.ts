/** The words of a step, kept on the phone while they are typed: a tap outside, a reload or a crash takes none. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

import type { Action, Uuid } from '@/api/types'
import { beforeLeaving } from '@/people/leaving'
import { useSession } from '@/people/useSession'
import { dropWords, keepWords, readWords } from '@/ui/kept'

/** A pause in typing. */
const SAVE_AFTER_MS = 300

export interface StepWords {
  text: Ref<string>
  /** The words as they stand are on the phone's disk; false too where there are none. */
  kept: Ref<boolean>
  /** They have arrived. */
  done(): Promise<void>
}

/** Where the disk fails, closing the sheet by mistake still costs nothing as long as the page lives. */
const memory = new Map<string, string>()

export function useStepWords(caseId: () => Uuid, step: () => Action | null): StepWords {
  const session = useSession()
  const text = ref('')
  const kept = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What the words on the screen are for. */
  let held: { account: Uuid; key: string } | null = null

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (held === null) return
    const { account, key } = held
    const words = text.value
    memory.set(account + key, words)
    try {
      await (words.trim() === '' ? dropWords(account, key) : keepWords(account, key, words))
      if (held?.key === key && text.value === words) kept.value = words.trim() !== ''
    } catch {
      kept.value = false
    }
  }

  async function open(account: Uuid, key: string): Promise<void> {
    held = { account, key }
    text.value = memory.get(account + key) ?? ''
    const found = await readWords<string>(account, key).catch(() => undefined)
    // The sheet may have been closed before the disk answered.
    if (held?.key !== key || text.value !== '' || found === undefined) return
    text.value = found
    kept.value = true
  }

  async function done(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (held === null) return
    const { account, key } = held
    held = null
    text.value = ''
    memory.delete(account + key)
    await dropWords(account, key).catch(() => undefined)
  }

  watch(
    step,
    (now) => {
      if (timer !== undefined) void write()
      held = null
      kept.value = false
      text.value = ''
      const account = session.account?.id
      if (now !== null && account !== undefined) void open(account, `step/${caseId()}/${now}`)
    },
    { immediate: true, flush: 'sync' },
  )
  watch(
    text,
    () => {
      kept.value = false
      clearTimeout(timer)
      if (held !== null) timer = setTimeout(() => void write(), SAVE_AFTER_MS)
    },
    { flush: 'sync' },
  )
  const leaving = async (): Promise<void> => {
    if (timer !== undefined) await write()
  }
  const stay = beforeLeaving((why) => {
    if (why !== 'signed_out' && why !== 'another') return leaving()
    // Whoever comes next has had what was kept here removed already; nothing may follow it.
    clearTimeout(timer)
    timer = undefined
    held = null
  })
  addEventListener('pagehide', leaving)
  document.addEventListener('visibilitychange', leaving)
  onScopeDispose(() => {
    stay()
    void leaving()
    removeEventListener('pagehide', leaving)
    document.removeEventListener('visibilitychange', leaving)
  })
  return { text, kept, done }
}
