/** Several rows of a list at once: which are chosen, which steps they can take together, and the taking of one. */
import { useQueries } from '@tanstack/vue-query'
import { computed, ref, shallowRef, watch } from 'vue'

import type { Action, CaseOut, Uuid } from '@/api/types'
import { caseKeys, fetchCase } from '@/cases/queries'
import { formOf } from '@/cases/steps'
import { dropDraft, severalKey } from '@/cases/writing/drafts'

import type { DeskAddress } from '../address'
import * as chosen from './selection'
import { useBulk } from './useBulk'
import type { DeskList } from './useQueue'

/** Steps that make sense for several; which of them a case allows is the server's to say. */
const TOGETHER: readonly Action[] = ['claim', 'dispatch', 'assign', 'remind']
/** What can be done hangs on where a case stands: one of each kind stands for the others. */
const MOST_KINDS = 6

const offers = (one: CaseOut, action: Action): boolean => one.actions.some((offered) => offered.action === action)

export function useTogether(queue: DeskList, at: () => DeskAddress) {
  const { rows } = queue
  const selection = shallowRef(chosen.NOTHING_SELECTED)
  const bulk = useBulk(queue)
  const byHand = ref(false)
  const choosing = computed(() => byHand.value || selection.value.ids.size > 0)
  const shownIds = computed(() => rows.value.map(({ id }) => id))
  const most = computed(() => Math.min(rows.value.length, chosen.MOST_SELECTED))
  const kinds = computed(() => {
    const found = new Map(rows.value.filter(({ id }) => selection.value.ids.has(id)).map(({ id, track, state }) => [`${track}/${state}`, id]))
    return [...found.values()].slice(0, MOST_KINDS)
  })
  const standFor = useQueries({
    queries: computed(() => kinds.value.map((id) => ({ queryKey: caseKeys.one(id), queryFn: () => fetchCase(id) }))),
  })
  const models = computed(() => standFor.value.flatMap(({ data }) => (data === undefined ? [] : [data])))
  const together = computed(() => TOGETHER.filter((action) => models.value.some((one) => offers(one, action))))
  const asking = shallowRef<{ action: Action; current: CaseOut } | null>(null)

  watch(shownIds, (ids) => (selection.value = chosen.restrict(selection.value, ids)))
  // Another list: what was chosen in the one before is out of sight.
  watch(
    () => [at().queue, at().track, at().category, at().area, at().q],
    () => chooseNone(),
  )

  function toggle(id: Uuid): void {
    selection.value = chosen.toggle(selection.value, id)
  }

  function toggleAll(): void {
    selection.value = chosen.toggleAll(selection.value, shownIds.value)
  }

  /** All between two rows. */
  function extend(from: Uuid, to: Uuid): void {
    selection.value = chosen.extend(selection.value, shownIds.value, from, to)
  }

  function chooseNone(): void {
    selection.value = chosen.NOTHING_SELECTED
    byHand.value = false
    bulk.forget()
  }

  /** Begins the first of these steps that those chosen can take together; tells whether some are chosen at all. */
  function startTogether(...actions: Action[]): boolean {
    if (selection.value.ids.size === 0) return false
    const action = actions.find((one) => together.value.includes(one))
    if (action !== undefined) begin(action)
    return true
  }

  function begin(action: Action): void {
    const current = models.value.find((one) => offers(one, action))
    const offered = current?.actions.find((one) => one.action === action)
    if (current === undefined || offered === undefined || bulk.running.value) return
    if (formOf(offered) === null) void send(action, {})
    else asking.value = { action, current }
  }

  async function send(action: Action, said: object): Promise<void> {
    asking.value = null
    await bulk.take({ action, said }, selection.value.ids)
    afterBulk()
  }

  async function retry(): Promise<void> {
    await bulk.retry()
    afterBulk()
  }

  /** What succeeded is let go; what did not stays chosen. */
  function afterBulk(): void {
    // What is said of them stays, whatever becomes of their rows meanwhile.
    byHand.value = true
    if (bulk.failure.value !== '') return
    if (bulk.last.value !== null) dropDraft(severalKey(bulk.last.value.action))
    selection.value = { ids: new Set(bulk.failed.value), anchor: null }
  }

  return { selection, byHand, choosing, shownIds, most, together, asking, bulk, toggle, toggleAll, extend, chooseNone, startTogether, begin, send, retry }
}
