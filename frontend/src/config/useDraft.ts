/** The draft of one section's table: begun on what is saved, kept on this device until it is sent, step by step back. */
import { computed, onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue'

import { uuid7 } from '@/api/client'
import type { Uuid } from '@/api/types'
import { useWords } from '@/i18n'
import { beforeLeaving } from '@/people/leaving'
import { dropWords, keepWords, readWords } from '@/ui/kept'

import { addRow, begin, countsOf, isChanged, paste, rebase, removeRow, replaceAll, restoreRow, setCell, type Draft, type DraftRow } from './draft'
import type { ColumnOut, Row, TableOut } from './types'

interface KeptDraft {
  draft: Draft
  before: Row[]
}

const STEPS_BACK = 100
const PAUSE_MS = 700

export type KeptState = 'nothing' | 'waiting' | 'kept' | 'lost'

export function useDraft(account: Uuid, table: Ref<TableOut | undefined>) {
  const { t } = useWords()
  const draft = shallowRef<Draft>()
  const before = shallowRef<Row[]>([])
  const back = shallowRef<Draft[]>([])
  /** What came of bringing the draft onto a table that somebody else has changed. */
  const merged = ref<{ both: string[]; theirs: number } | null>(null)
  const kept = ref<KeptState>('nothing')
  const columns = computed(() => table.value?.columns ?? [])
  const counts = computed(() => (draft.value === undefined ? { added: 0, changed: 0, removed: 0 } : countsOf(columns.value, draft.value)))
  const changed = computed(() => draft.value !== undefined && isChanged(columns.value, draft.value))
  const options = () => ({ words: { yes: t('config.yes'), no: t('config.no') }, newId: uuid7, most: table.value?.most_rows ?? 5000 })
  const key = (): string => `config.${table.value?.section.code ?? ''}`

  let begunFor = ''
  watch(table, (now) => now !== undefined && void open(now), { immediate: true })

  /** A table has come: the first time with what was kept for it; afterwards the draft is brought onto it. */
  async function open(now: TableOut): Promise<void> {
    const code = now.section.code
    if (begunFor !== code) {
      begunFor = code
      merged.value = null
      back.value = []
      const found = await readWords<KeptDraft>(account, key()).catch(() => undefined)
      if (begunFor !== code) return
      kept.value = found === undefined ? 'nothing' : 'kept'
      before.value = found?.before ?? now.rows
      draft.value = found?.draft ?? begin(now)
    }
    if (draft.value === undefined || draft.value.version === now.version) return
    if (!isChanged(now.columns, draft.value)) restart(now)
    else bring(now)
  }

  function bring(now: TableOut): void {
    if (draft.value === undefined) return
    const found = rebase(draft.value, before.value, now)
    merged.value = { both: found.both, theirs: found.theirs }
    before.value = now.rows
    back.value = []
    draft.value = found.draft
    keepSoon()
  }

  /** Nothing of ours is left: the table as it is saved. */
  function restart(now: TableOut | undefined = table.value): void {
    if (now === undefined) return
    draft.value = begin(now)
    before.value = now.rows
    back.value = []
    clearTimeout(timer)
    kept.value = 'nothing'
    void dropWords(account, key()).catch(() => undefined)
  }

  function change(next: Draft): void {
    if (draft.value === undefined || next === draft.value) return
    back.value = [...back.value.slice(1 - STEPS_BACK), draft.value]
    draft.value = next
    keepSoon()
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  function keepSoon(): void {
    kept.value = 'waiting'
    clearTimeout(timer)
    timer = setTimeout(() => void keepNow(), PAUSE_MS)
  }
  async function keepNow(): Promise<void> {
    clearTimeout(timer)
    if (kept.value !== 'waiting' || draft.value === undefined) return
    const now = draft.value
    try {
      if (changed.value) await keepWords(account, key(), { draft: now, before: before.value } satisfies KeptDraft)
      else await dropWords(account, key())
      if (draft.value === now) kept.value = changed.value ? 'kept' : 'nothing'
    } catch {
      kept.value = 'lost'
    }
  }
  onBeforeUnmount(() => void keepNow())
  onBeforeUnmount(beforeLeaving((why) => (why === 'signed_out' ? undefined : keepNow())))

  const on = (step: (now: Draft) => Draft): void => {
    if (draft.value !== undefined) change(step(draft.value))
  }
  return {
    draft,
    counts,
    changed,
    merged,
    kept,
    restart,
    set: (row: DraftRow, column: ColumnOut, cell: unknown) => on((now) => setCell(now, row.id, column, cell)),
    paste: (at: { row: number; column: number }, block: string[][]) => on((now) => paste(columns.value, now, at, block, options())),
    add: (after: DraftRow | null) => on((now) => addRow(columns.value, now, after?.id ?? null, uuid7)),
    remove: (row: DraftRow) => on((now) => removeRow(now, row.id)),
    restore: (row: DraftRow) => on((now) => restoreRow(now, row.id)),
    replace: (rows: Row[]) => table.value !== undefined && change(replaceAll(table.value, rows, options())),
    stepBack(): void {
      const earlier = back.value[back.value.length - 1]
      if (earlier === undefined) return
      back.value = back.value.slice(0, -1)
      draft.value = earlier
      keepSoon()
    },
  }
}
