/**
 * One step taken with several cases. Each has its own outcome, which stands in its row until something else is done;
 * what did not succeed stays chosen and can be tried again, with the copies that are shown by then.
 */
import { computed, ref, shallowRef, type Ref } from 'vue'

import { ApiProblem, isProblem } from '@/api/client'
import type { Action, Uuid } from '@/api/types'
import { takeTogether, type Answered } from '@/cases/queries'
import { useWords } from '@/i18n'
import { useProblemText } from '@/ui/useProblemText'

import type { DeskList } from './useQueue'

/** What became of one case: done, or why not. */
export interface Outcome {
  action: Action
  /** Empty: it was done. */
  refusal: string
}

export interface BulkStep {
  action: Action
  /** What the step's form made of what was typed; the same for all. */
  said: object
}

/** A step as it went out: which cases, in which copies. */
interface Sent {
  step: BulkStep
  items: { id: Uuid; version: number }[]
}

const isSame = (one: BulkStep, other: BulkStep): boolean => JSON.stringify(one) === JSON.stringify(other)

export function useBulk(queue: Pick<DeskList, 'rows' | 'takeRow'>) {
  const { t } = useWords()
  const problemText = useProblemText()
  const outcomes = shallowRef<ReadonlyMap<Uuid, Outcome>>(new Map())
  const last = shallowRef<BulkStep | null>(null)
  /**
   * Nobody has said what became of it: some or all may have been done. It goes out again as it was, whatever the rows
   * show by now, so that the server knows it, does nothing twice and says of each what came of it.
   */
  const unheard = shallowRef<Sent | null>(null)
  const running = ref(false)
  /** What stood in the way of all of them. */
  const failure = ref('')
  const failed = computed(() => [...outcomes.value].flatMap(([id, { refusal }]) => (refusal === '' ? [] : [id])))
  const done = computed(() => outcomes.value.size - failed.value.length)

  async function take(step: BulkStep, ids: Iterable<Uuid>): Promise<void> {
    const chosen = new Set(ids)
    // The copies on screen are what was decided on.
    const items = queue.rows.value.filter(({ id }) => chosen.has(id)).map(({ id, version }) => ({ id, version }))
    const before = unheard.value
    await send(before !== null && isSame(before.step, step) && areThose(before, chosen) ? before : { step, items })
  }

  /** Whether these are chosen again: all that are still listed, and none besides. */
  function areThose({ items }: Sent, chosen: ReadonlySet<Uuid>): boolean {
    const [listed, sent] = [queue.rows.value, items].map((each) => new Set(each.map(({ id }) => id)))
    return items.every(({ id }) => chosen.has(id) || !listed?.has(id)) && [...chosen].every((id) => sent?.has(id))
  }

  async function send(sent: Sent): Promise<void> {
    if (running.value || sent.items.length === 0) return
    running.value = true
    failure.value = ''
    last.value = sent.step
    unheard.value = sent
    try {
      const { action, said } = sent.step
      note(action, (await takeTogether({ action, said: { ...said }, items: sent.items })).items)
      unheard.value = null
    } catch (error) {
      const unsure = isProblem(error) && error.isWayProblem
      failure.value = unsure ? t('desk.bulk.unsure') : problemText(error)
      // What is said was refused: nothing of it was done, and the same is not sent again.
      if (isProblem(error) && [400, 422].includes(error.status)) unheard.value = null
    } finally {
      running.value = false
    }
  }

  function note(action: Action, answers: readonly Answered[]): void {
    const then = new Map(outcomes.value)
    for (const { id, row, problem } of answers) {
      then.set(id, { action, refusal: problem === null ? '' : problemText(new ApiProblem(problem)) })
      // Done and out of sight, or as it is now; a refusal brings the stored copy along, which the next try goes by.
      if (row !== null || problem === null) queue.takeRow(id, row)
    }
    outcomes.value = then
  }

  /** How many `retry` is about. */
  const again = computed(() => unheard.value?.items.length ?? failed.value.length)

  /** Asks again what nobody answered, or tries what did not succeed. */
  async function retry(): Promise<void> {
    if (unheard.value !== null) await send(unheard.value)
    else if (last.value !== null) await take(last.value, failed.value)
  }

  function forget(): void {
    outcomes.value = new Map()
    failure.value = ''
    last.value = unheard.value = null
  }

  return { outcomes, running, failure, failed, done, again, last: last as Readonly<Ref<BulkStep | null>>, take, retry, forget }
}

export type Bulk = ReturnType<typeof useBulk>
