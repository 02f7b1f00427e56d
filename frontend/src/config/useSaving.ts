/** The way from a draft to a saved table: a day, a check against last month, a reason, and what the server says to it. */
import { useQueryClient } from '@tanstack/vue-query'
import { computed, nextTick, ref, shallowRef, watch } from 'vue'

import { isProblem } from '@/api/client'
import { useWords } from '@/i18n'
import { useProblemText } from '@/ui/useProblemText'
import { useToday } from '@/ui/useToday'

import { sameTable, sentRows } from './draft'
import { CONFIG, preview, readTable, save, type useTable, type Wanted } from './queries'
import type { CellProblem, PreviewOut } from './types'
import type { useDraft } from './useDraft'

export type Saving = ReturnType<typeof useSaving>

export function useSaving(section: string, table: ReturnType<typeof useTable>, draft: ReturnType<typeof useDraft>) {
  const { t } = useWords()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const today = useToday()
  const earliest = computed(() => {
    const since = table.data.value?.since ?? ''
    return since > today.value ? since : today.value
  })
  watch(
    [earliest, draft.draft],
    ([day]) => {
      if (draft.said.value.validFrom < day) draft.said.value = { ...draft.said.value, validFrom: day }
    },
    { immediate: true },
  )
  const busy = ref<'' | 'checking' | 'saving' | 'reading'>('')
  const seen = shallowRef<PreviewOut | null>(null)
  const failure = ref('')
  const told = ref('')
  /** Problems by the row of the page, which may have moved since they were told. */
  const problems = shallowRef<ReadonlyMap<string, string>>(new Map())

  watch(
    () => draft.draft.value,
    () => {
      seen.value = null
      told.value = ''
    },
  )
  // The table says that a save went through of which nothing was heard.
  watch(draft.arrived, () => {
    // Of one that is under way its own answer tells.
    if (busy.value !== 'saving') void arrive()
  })

  async function arrive(): Promise<void> {
    clear()
    await nextTick()
    told.value = t('config.arrived')
  }

  function clear(): void {
    draft.said.value = { ...draft.said.value, why: '' }
    problems.value = new Map()
    failure.value = ''
  }

  function wanted(): Wanted {
    const now = draft.draft.value
    return {
      section,
      rows: now === undefined ? [] : sentRows(now).map(({ cells }) => cells),
      validFrom: table.data.value?.section.dated === false ? today.value : draft.said.value.validFrom,
      why: draft.said.value.why,
    }
  }

  const keyOf = (cells: Record<string, unknown>): string => (table.data.value?.key ?? []).map((name) => String(cells[name])).join(' ')

  function mark(found: readonly CellProblem[]): void {
    const now = draft.draft.value
    if (now === undefined) return
    const sent = sentRows(now)
    const marked = new Map<string, string>()
    for (const { row, key, column, reason } of found) {
      const named = row === null ? now.rows.find(({ removed, cells }) => removed && keyOf(cells) === key) : sent[row]
      if (named !== undefined) marked.set(`${named.id}.${column}`, reason)
    }
    problems.value = marked
  }

  async function check(): Promise<boolean> {
    busy.value = 'checking'
    failure.value = ''
    try {
      seen.value = await preview(wanted())
      mark(seen.value.problems)
      return seen.value.problems.length === 0
    } catch (error) {
      failure.value = problemText(error)
      return false
    } finally {
      busy.value = ''
    }
  }

  async function store(): Promise<void> {
    const version = draft.draft.value?.version
    if (version === undefined || draft.open.value > 0) return
    // The very same once more is known by its key, as long as nothing else has been asked of the table meanwhile.
    if (!isRepeat()) {
      if (!(await check())) return
      await draft.send(seen.value?.rows ?? wanted().rows)
    }
    busy.value = 'saving'
    failure.value = ''
    const wish = wanted()
    try {
      const saved = await save(wish, version)
      queries.setQueryData([CONFIG, 'table', section], saved)
      draft.restart(saved)
      clear()
      void queries.invalidateQueries({ queryKey: [CONFIG, 'sections'] })
      void queries.invalidateQueries({ queryKey: [CONFIG, 'changes'] })
      // Once the new table has been drawn: whatever was told of the old one goes with it.
      await nextTick()
      told.value = t('config.saved', { day: wish.validFrom })
    } catch (error) {
      await heed(error)
    } finally {
      busy.value = ''
    }
  }

  const isRepeat = (): boolean =>
    draft.sent.value !== null && table.data.value !== undefined && sameTable(table.data.value, draft.sent.value, wanted().rows)

  async function heed(error: unknown): Promise<void> {
    if (isProblem(error) && (error.isWayProblem || error.status >= 500)) {
      if (draft.sent.value === null) return arrive()
      failure.value = t('config.unsure')
      // It may have been done all the same. Where nobody answers now, this waits for the line.
      void table.refetch()
      return
    }
    failure.value = problemText(error)
    if (isProblem(error, 'stale_version')) {
      // Somebody was quicker: our changes are brought onto theirs, to be looked at before they are saved. Or it was
      // we ourselves, in a try that nobody heard of.
      await table.refetch()
      await nextTick()
    }
    draft.unsend()
  }

  async function discard(): Promise<void> {
    clear()
    draft.restart(await readTable(section).catch(() => table.data.value))
  }

  return { today, earliest, busy, seen, failure, told, problems, check, store, discard }
}
