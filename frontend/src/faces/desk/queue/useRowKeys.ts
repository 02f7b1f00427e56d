/** The rows of a list under the keyboard. */
import { nextTick, watch, type Ref } from 'vue'

import type { Uuid } from '@/api/types'

import type { DeskList } from './useQueue'

interface Rows {
  queue: DeskList
  scroller: Readonly<Ref<HTMLElement | null>>
  open: () => Uuid | null
  /** What is searched for. */
  q: () => string
  show: (id: Uuid) => void
}

export function useRowKeys({ queue, scroller, open, q, show }: Rows) {
  const { rows, status } = queue

  /** The row under the keyboard, else the open one. */
  function currentIndex(): number {
    const focused = (document.activeElement as HTMLElement | null)?.dataset['case']
    const at = rows.value.findIndex((row) => row.id === focused)
    return at >= 0 ? at : rows.value.findIndex((row) => row.id === open())
  }

  function move(by: 1 | -1): void {
    const from = currentIndex()
    const to = from < 0 ? 0 : Math.min(Math.max(from + by, 0), rows.value.length - 1)
    const row = rows.value[to]
    if (row === undefined) return
    focusRow(row.id)
    // With a case open, going on means reading on.
    if (open() !== null) show(row.id)
  }

  /** The row one is on, and its neighbour; null where there is no row. */
  function towards(by: 1 | -1): { here: Uuid; there: Uuid } | null {
    const from = currentIndex()
    const here = rows.value[Math.max(from, 0)]
    const there = rows.value[Math.min(Math.max(from + by, 0), rows.value.length - 1)]
    return here === undefined || there === undefined ? null : { here: here.id, there: there.id }
  }

  function focusRow(id: Uuid): void {
    void nextTick(() => scroller.value?.querySelector<HTMLElement>(`[data-case="${CSS.escape(id)}"]`)?.focus())
  }

  /** From the search box on to what it found: what was typed last may only just have been asked for. */
  async function goFound(opens: boolean): Promise<void> {
    await nextTick()
    const asked = q()
    await listRead()
    const top = rows.value[0]
    if (top === undefined || status.value !== 'ready' || q() !== asked) return
    focusRow(top.id)
    if (opens) show(top.id)
  }

  function listRead(): Promise<void> {
    if (status.value !== 'loading') return Promise.resolve()
    return new Promise((resolve) => {
      const stop = watch(status, (now) => {
        if (now === 'loading') return
        stop()
        resolve()
      })
    })
  }

  return { move, towards, focusRow, goFound }
}
