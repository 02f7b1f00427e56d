/**
 * Which rows hold something their reader has not seen: what others did since the list was last read. The server keeps how
 * far each list was read, per account; it is told when a list has been drawn and when it is left, so that what is marked
 * stays marked for as long as one looks at it.
 */
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

import type { CaseRow, Uuid } from '@/api/types'
import { tellRead } from '@/cases/queries'
import type { Act } from '@/live/messages'

import type { DeskQueue } from './tabs'

export interface Reading {
  /** The list on screen, or null for one that nobody reads through: what was searched for. */
  tab: DeskQueue | null
  /** How far the journal was when it was read; null until it has been. */
  seq: number | null
}

/** This list is what was not read: drawing it is not reading it. */
const BY_HAND: DeskQueue = 'unread'

export function useUnread(reading: Ref<Reading>, rows: Ref<readonly CaseRow[]>, me: Uuid) {
  const unread = shallowRef<ReadonlySet<Uuid>>(new Set())
  /** How far this page has heard, beyond what its lists brought. */
  let heard = 0

  function mark(id: Uuid, is: boolean): void {
    if (unread.value.has(id) === is) return
    const then = new Set(unread.value)
    if (is) then.add(id)
    else then.delete(id)
    unread.value = then
  }

  // Rows bring what the server knows; one's own eyes take it away again.
  const taken = new Set<Uuid>()
  watch(rows, (now) => {
    for (const { id, unread: told } of now) {
      if (told && !taken.has(id)) {
        taken.add(id)
        mark(id, true)
      }
    }
  })

  function hear(act: Act): void {
    heard = Math.max(heard, act.seq)
    if (act.object.type === 'case' && act.actor !== me) mark(act.object.id, true)
  }

  /** A list was read as far as this. Not being told is no harm: the marks come once more. */
  function tell(tab: DeskQueue, seq: number): void {
    void tellRead(tab, seq).catch(() => undefined)
  }

  watch(
    reading,
    (now, before) => {
      if (before !== undefined && before.tab !== null && before.tab !== now.tab && before.seq !== null && before.tab !== BY_HAND) {
        tell(before.tab, Math.max(before.seq, heard))
      }
      if (now.tab !== before?.tab) taken.clear()
      if (now.tab !== null && now.tab !== BY_HAND && now.seq !== null && before?.seq !== now.seq) tell(now.tab, now.seq)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    const { tab, seq } = reading.value
    if (tab !== null && tab !== BY_HAND && seq !== null && heard > seq) tell(tab, heard)
  })

  /** All of it has been read, says its reader. */
  function readAll(): void {
    const { tab, seq } = reading.value
    unread.value = new Set()
    if (tab !== null && seq !== null) tell(tab, Math.max(seq, heard))
  }

  return { unread, hear, readAll, opened: (id: Uuid): void => mark(id, false) }
}
