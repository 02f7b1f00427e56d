/**
 * One step taken with several cases. Each has its own outcome, which stands in its row until something else is done;
 * what did not succeed stays chosen and can be tried again, with the copies that are shown by then.
 */
import { computed, ref, shallowRef, type Ref } from 'vue'

import { ApiProblem } from '@/api/client'
import type { Action, Uuid } from '@/api/types'
import { takeTogether, type Answered } from '@/cases/queries'
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

export function useBulk(queue: Pick<DeskList, 'rows' | 'takeRow'>) {
  const problemText = useProblemText()
  const outcomes = shallowRef<ReadonlyMap<Uuid, Outcome>>(new Map())
  const last = shallowRef<BulkStep | null>(null)
  const running = ref(false)
  /** What stood in the way of all of them. */
  const failure = ref('')
  const failed = computed(() => [...outcomes.value].flatMap(([id, { refusal }]) => (refusal === '' ? [] : [id])))
  const done = computed(() => outcomes.value.size - failed.value.length)

  async function take(step: BulkStep, ids: Iterable<Uuid>): Promise<void> {
    if (running.value) return
    const chosen = new Set(ids)
    // The copies on screen are what was decided on.
    const items = queue.rows.value.filter(({ id }) => chosen.has(id)).map(({ id, version }) => ({ id, version }))
    if (items.length === 0) return
    running.value = true
    failure.value = ''
    last.value = step
    try {
      note(step.action, (await takeTogether({ ...step, said: { ...step.said }, items })).items)
    } catch (error) {
      failure.value = problemText(error)
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

  /** Tries again what did not succeed. */
  async function retry(): Promise<void> {
    if (last.value !== null) await take(last.value, failed.value)
  }

  function forget(): void {
    outcomes.value = new Map()
    failure.value = ''
    last.value = null
  }

  return { outcomes, running, failure, failed, done, last: last as Readonly<Ref<BulkStep | null>>, take, retry, forget }
}

export type Bulk = ReturnType<typeof useBulk>
