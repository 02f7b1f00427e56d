/** What is filled in for a step, or said of a task, kept on the phone meanwhile: a tap outside, a reload, a crash takes none of it. */
import { onScopeDispose, ref, watch, type Ref } from 'vue'

import type { Uuid } from '@/api/types'
import { blankOf, isBegun, type Draft, type Field } from '@/cases/forms/fields'
import { beforeLeaving } from '@/people/leaving'
import { useSession } from '@/people/useSession'
import { dropWords, keepWords, readWords } from '@/ui/kept'
import { plain } from '@/ui/plain'

/** A pause in typing. */
const SAVE_AFTER_MS = 300

export interface StepDraft {
  draft: Ref<Draft>
  /** It is on the phone's disk as it stands; false too where nothing is filled in. */
  kept: Ref<boolean>
  /** It has arrived. */
  done(): Promise<void>
}

/** Where the disk fails, closing the sheet by mistake still costs nothing as long as the page lives. */
const memory = new Map<string, Draft>()

export function useStepDraft(caseId: () => Uuid, step: () => { action: string; fields: readonly Field[] } | null): StepDraft {
  const session = useSession()
  const draft = ref<Draft>({})
  const kept = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** What is on the screen is for this. */
  let held: { account: Uuid; key: string; fields: readonly Field[] } | null = null

  /** As it was put there by this page: nobody has typed. */
  let shown = ''

  function show(filled: Draft): void {
    shown = JSON.stringify(filled)
    draft.value = filled
  }

  async function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (held === null) return
    const { account, key, fields } = held
    const filled = plain(draft.value)
    const begun = isBegun(fields, filled)
    memory.set(account + key, filled)
    try {
      await (begun ? keepWords(account, key, filled) : dropWords(account, key))
      if (held?.key === key && JSON.stringify(draft.value) === JSON.stringify(filled)) kept.value = begun
    } catch {
      kept.value = false
    }
  }

  async function open(account: Uuid, key: string, fields: readonly Field[]): Promise<void> {
    held = { account, key, fields }
    show({ ...blankOf(fields), ...memory.get(account + key) })
    const found = await readWords<unknown>(account, key).catch(() => undefined)
    // The sheet may have been closed before the disk answered, and who types already has the newer words.
    if (held?.key !== key || isBegun(fields, draft.value) || found === undefined) return
    show({ ...blankOf(fields), ...asDraft(found, fields) })
    kept.value = true
  }

  async function done(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (held === null) return
    const { account, key } = held
    held = null
    show({})
    memory.delete(account + key)
    await dropWords(account, key).catch(() => undefined)
  }

  watch(
    step,
    (now) => {
      if (timer !== undefined) void write()
      held = null
      kept.value = false
      show({})
      const account = session.account?.id
      if (now !== null && account !== undefined) void open(account, `step/${caseId()}/${now.action}`, now.fields)
    },
    { immediate: true, flush: 'sync' },
  )
  watch(
    draft,
    () => {
      if (JSON.stringify(draft.value) === shown) return
      shown = ''
      kept.value = false
      clearTimeout(timer)
      if (held !== null) timer = setTimeout(() => void write(), SAVE_AFTER_MS)
    },
    { deep: true, flush: 'sync' },
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
  return { draft, kept, done }
}

/** The last release kept the words of a step alone, which had one text. */
function asDraft(found: unknown, fields: readonly Field[]): Draft {
  if (typeof found !== 'string') return Object(found) as Draft
  const text = fields.find(({ kind }) => kind === 'text')
  return text === undefined ? {} : { [text.name]: found }
}
