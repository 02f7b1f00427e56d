/** The reports of whoever is signed in: every change is written to the phone's disk, and what is written is said. */
import { defineStore } from 'pinia'
import { computed, shallowReactive, shallowRef, watch } from 'vue'

import { uuid7 } from '@/api/ids'
import type { Uuid } from '@/api/types'
import { beforeLeaving } from '@/people/leaving'
import { useSession } from '@/people/useSession'
import { serverNow } from '@/api/clock'

import { isSettled, isStarted, type Draft } from './draft'
import { dropReport, keepReport, readReports } from './keeping'
import { reduce, type Outbox, type OutboxEvent, type Words } from './outbox'

/** A disk that does not answer must not keep the page shut. */
const PATIENCE_MS = 3_000
/** A pause in typing. */
const SAVE_AFTER_MS = 300

/** Whether what the screen shows of a report is on the disk; `failed`: the browser could not write it. */
export type Kept = 'yes' | 'not_yet' | 'failed'

export const useOutbox = defineStore('outbox', () => {
  const session = useSession()
  const owner = computed<Uuid | undefined>(() => session.account?.id)
  const outbox = shallowRef<Outbox>([])
  /** The disk was read for whoever is here now; before, a report on it could be taken for a new one. */
  const read = shallowRef(false)
  /** What was last written of each, to the very object. */
  const written = shallowReactive(new Map<Uuid, 'failed' | Draft>())
  const waiting = new Map<Uuid, ReturnType<typeof setTimeout>>()
  /** Writes go one after another, so that an older one never comes last. */
  let writing: Promise<unknown> = Promise.resolve()

  /** What would be missed if it were lost. */
  const unsettled = computed(() => outbox.value.filter((draft) => isStarted(draft) && !isSettled(draft)))

  function find(id: Uuid): Draft | undefined {
    return outbox.value.find((draft) => draft.id === id)
  }

  function keptOf(id: Uuid): Kept {
    const last = written.get(id)
    if (last === 'failed') return 'failed'
    return last !== undefined && last === find(id) ? 'yes' : 'not_yet'
  }

  /** A new report, at the same place or with the same words as another; the answer is its id. */
  function begin(same?: Words): Uuid {
    const id = uuid7()
    tell({ type: 'begun', id, now: serverNow(), same })
    return id
  }

  function tell(event: OutboxEvent): void {
    outbox.value = reduce(outbox.value, event)
    clearTimeout(waiting.get(event.id))
    waiting.set(
      event.id,
      setTimeout(() => void save(event.id), SAVE_AFTER_MS),
    )
  }

  /** Writes now. False where it could not be written; the screen then says so. */
  function save(id: Uuid): Promise<boolean> {
    clearTimeout(waiting.get(id))
    waiting.delete(id)
    const account = owner.value
    return account === undefined ? Promise.resolve(false) : writeAs(account, id, find(id))
  }

  function writeAs(account: Uuid, id: Uuid, draft: Draft | undefined): Promise<boolean> {
    const done = writing.then(async () => {
      try {
        if (draft === undefined || isSettled(draft) || !isStarted(draft)) {
          await dropReport(account, id)
          written.delete(id)
        } else {
          await keepReport(account, draft)
          written.set(id, draft)
        }
        return true
      } catch {
        written.set(id, 'failed')
        return false
      }
    })
    writing = done
    return done
  }

  /** Writes what is not written yet: the page may go away. */
  function saveAll(): Promise<unknown> {
    return Promise.all([...waiting.keys()].map(save))
  }

  async function readFor(account: Uuid): Promise<void> {
    const patience = setTimeout(() => (read.value ||= owner.value === account), PATIENCE_MS)
    const kept = await readReports(account).catch((): Draft[] => [])
    clearTimeout(patience)
    if (owner.value !== account) return
    const here = new Set(outbox.value.map(({ id }) => id))
    const back = kept.filter(({ id }) => !here.has(id))
    back.forEach((draft) => written.set(draft.id, draft))
    outbox.value = [...back, ...outbox.value]
    read.value = true
  }

  watch(
    owner,
    (now, before) => {
      // The one before keeps what was just typed; whoever comes sees nothing of it.
      if (before !== undefined) for (const id of waiting.keys()) void writeAs(before, id, find(id))
      waiting.forEach(clearTimeout)
      waiting.clear()
      outbox.value = []
      written.clear()
      read.value = false
      if (now !== undefined) void readFor(now)
    },
    { immediate: true, flush: 'sync' },
  )

  beforeLeaving(saveAll)
  addEventListener('pagehide', () => void saveAll())
  document.addEventListener('visibilitychange', () => void saveAll())

  return { owner, outbox, unsettled, read, find, keptOf, begin, tell, save, saveAll }
})
