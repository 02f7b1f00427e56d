/** The one report in writing: every change is kept on the phone at once, nothing is lost by a reload. */
import { defineStore, storeToRefs } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'

import { useSession } from '@/people/useSession'
import { serverNow } from '@/ui/clock'

import { dropDraft, emptyDraft, isStarted, keepDraft, readDraft, type Draft } from './draft'

/** A pause in typing. */
const SAVE_AFTER_MS = 300

const useDraftStore = defineStore('draft', () => {
  const session = useSession()
  const draft = shallowRef<Draft>(emptyDraft())
  /** What is on the screen is also on the phone's disk. */
  const kept = ref(false)
  const started = computed(() => isStarted(draft.value))
  let saving: ReturnType<typeof setTimeout> | undefined

  /** Changes the draft; other words make it another request under the same id. */
  function edit(change: Partial<Draft>): void {
    // What has arrived is the server's; further words belong under the case.
    if (draft.value.delivered !== null) return
    const begunAt = started.value ? draft.value.begunAt : new Date(serverNow()).toISOString()
    put({ begunAt, ...change, request: null })
  }

  /** Notes how sending goes, without touching what is said. */
  function note(change: Pick<Partial<Draft>, 'request' | 'unsent' | 'delivered' | 'photos'>): void {
    put(change)
  }

  function put(change: Partial<Draft>): void {
    draft.value = { ...draft.value, ...change }
    kept.value = false
    clearTimeout(saving)
    saving = setTimeout(() => void save(), SAVE_AFTER_MS)
  }

  /** Writes now. Where the browser keeps nothing (private mode), `kept` stays false and the page says so. */
  async function save(): Promise<void> {
    clearTimeout(saving)
    const account = session.account?.id
    if (account === undefined || !started.value) return
    try {
      await keepDraft(account, draft.value)
      kept.value = true
    } catch {
      kept.value = false
    }
  }

  /** Starts a new report, at the same place if given. */
  async function renew(same: Partial<Pick<Draft, 'point' | 'pointBy' | 'grid' | 'placeNote'>> = {}): Promise<void> {
    clearTimeout(saving)
    draft.value = { ...emptyDraft(), ...same }
    kept.value = false
    const account = session.account?.id
    if (account !== undefined) await dropDraft(account).catch(() => undefined)
  }

  // Drafts belong to the person: two workers may share a phone.
  watch(
    () => session.account?.id,
    async (account) => {
      clearTimeout(saving)
      draft.value = emptyDraft()
      if (account === undefined) return
      const held = await readDraft(account).catch(() => undefined)
      if (held !== undefined && session.account?.id === account && !started.value) {
        draft.value = held
        kept.value = true
      }
    },
    { immediate: true },
  )

  return { draft, kept, started, edit, note, save, renew }
})

export function useDraft() {
  const store = useDraftStore()
  const { draft, kept, started } = storeToRefs(store)
  return { draft, kept, started, edit: store.edit, note: store.note, save: store.save, renew: store.renew }
}
