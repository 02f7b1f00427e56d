/** The draft of one section's table: begun on what is saved, kept on this device until it is sent, step by step back. */
import { computed, nextTick, onBeforeUnmount, onUnmounted, ref, shallowRef, watch, type Ref } from 'vue'

import { uuid7 } from '@/api/client'
import type { Uuid } from '@/api/types'
import { useWords } from '@/i18n'
import { beforeLeaving } from '@/people/leaving'
import { dropWords, keepWords, readWords } from '@/ui/kept'

import {
  addRow,
  asRead,
  begin,
  choose,
  countsOf,
  isChanged,
  paste,
  rebase,
  removeRow,
  replaceAll,
  restoreRow,
  sameTable,
  setCell,
  settle,
  undecided,
  type Choice,
  type Draft,
  type DraftRow,
} from './draft'
import type { ColumnOut, Row, TableOut } from './types'

/** What is said of a change beside its table. */
interface Said {
  why: string
  validFrom: string
}

interface KeptDraft {
  draft: Draft
  before: Row[]
  /** Missing where an earlier release kept it. */
  said?: Said
  sent?: Row[] | null
}

const STEPS_BACK = 100
const PAUSE_MS = 700

export type KeptState = 'nothing' | 'waiting' | 'kept' | 'lost'

export function useDraft(account: Uuid, table: Ref<TableOut | undefined>) {
  const { t } = useWords()
  const draft = shallowRef<Draft>()
  /** What is said of the change; a day is for the page to fill in. */
  const said = ref<Said>({ why: '', validFrom: '' })
  const before = shallowRef<Row[]>([])
  const back = shallowRef<Draft[]>([])
  /** What came of bringing the draft onto a table that somebody else has changed. */
  const merged = ref<{ theirs: number } | null>(null)
  /** The rows of a save of which nothing was heard: should the table be that now, it was done. */
  const sent = shallowRef<Row[] | null>(null)
  /** It was: counted, so that each time is told. */
  const arrived = ref(0)
  const kept = ref<KeptState>('nothing')
  const columns = computed(() => table.value?.columns ?? [])
  const counts = computed(() => (draft.value === undefined ? { added: 0, changed: 0, removed: 0 } : countsOf(columns.value, draft.value)))
  const changed = computed(() => draft.value !== undefined && isChanged(columns.value, draft.value))
  const open = computed(() => (draft.value === undefined ? 0 : undecided(draft.value)))
  const options = () => ({ words: { yes: t('config.yes'), no: t('config.no') }, newId: uuid7, most: table.value?.most_rows ?? 5000 })
  const key = (): string => `config.${table.value?.section.code ?? ''}`

  let begunFor = ''
  watch(table, (now) => now !== undefined && void take(now), { immediate: true })

  /** A table has come: the first time with what was kept for it; afterwards the draft is brought onto it. */
  async function take(now: TableOut): Promise<void> {
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
      sent.value = found?.sent ?? null
      if (found?.said !== undefined) said.value = found.said
    }
    if (draft.value === undefined || draft.value.version === now.version) return
    if (sent.value !== null && sameTable(now, now.rows, sent.value)) {
      settleOn(now)
    } else if (!isChanged(now.columns, draft.value)) restart(now)
    else bring(now)
  }

  /** It was done, and nobody had heard of it. What was written since goes on. */
  function settleOn(now: TableOut): void {
    if (draft.value === undefined) return
    const left = settle(draft.value, now)
    restart(now)
    if (isChanged(now.columns, left)) change(left)
    arrived.value += 1
  }

  function bring(now: TableOut): void {
    if (draft.value === undefined) return
    const found = rebase(draft.value, before.value, now)
    merged.value = { theirs: found.theirs }
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
    merged.value = null
    sent.value = null
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
      if (changed.value) await keepWords(account, key(), { draft: now, before: before.value, said: said.value, sent: sent.value } satisfies KeptDraft)
      else await dropWords(account, key())
      if (draft.value === now) kept.value = changed.value ? 'kept' : 'nothing'
    } catch {
      kept.value = 'lost'
    }
  }
  watch(said, () => changed.value && keepSoon(), { deep: true })
  // By then the table has handed over what stood half typed in a cell.
  onUnmounted(() => void keepNow())
  onBeforeUnmount(beforeLeaving((why) => (why === 'signed_out' ? undefined : nextTick(keepNow))))

  const on = (step: (now: Draft) => Draft): void => {
    if (draft.value !== undefined) change(step(draft.value))
  }
  return {
    draft,
    said,
    counts,
    changed,
    merged,
    open,
    sent,
    arrived,
    kept,
    restart,
    /** These rows, as the server reads them, go out now: known again, should their answer be lost. */
    async send(rows: Row[]): Promise<void> {
      if (draft.value !== undefined) draft.value = asRead(draft.value, rows)
      sent.value = rows
      kept.value = 'waiting'
      await keepNow()
    },
    /** The server has refused them. */
    unsend(): void {
      sent.value = null
      keepSoon()
    },
    choose: (row: number, choice: Choice) => on((now) => choose(now, row, choice)),
    /** Several changes that are one step back. */
    change: on,
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
