/** The steps of the open case: what is offered, which form is asked for, and how one went that needs no form. */
import { ElMessage } from 'element-plus'
import { computed, ref, shallowRef, type Ref } from 'vue'

import { isProblem } from '@/api/client'
import type { Action, CaseOut, TimelineEntry, Uuid } from '@/api/types'
import { currentOf, useCaseStep, winnerOf, type CaseStep, type TakenStep } from '@/cases/queries'
import { formOf, stepPart } from '@/cases/steps'
import { lastStep, ownStep, useUnheard } from '@/cases/unheard'
import { useCaseWords } from '@/cases/words'
import { useWords } from '@/i18n'
import { useProblemText } from '@/ui/useProblemText'

import { toast } from '../toast'
import { offeredSteps, type OfferedStep } from './offered'

/** Who is here, and what has been done to the case. */
export interface Sight {
  myId: () => Uuid
  entries: () => readonly TimelineEntry[]
  /** The case can be read no more. */
  gone: () => boolean
}

export interface Hooks {
  /** A step was taken: the case as it is now. */
  taken(fresh: CaseOut): void
  /** An answer came without the present copy. */
  outdated(): void
}

export function useSteps(current: Readonly<Ref<CaseOut | undefined>>, { myId, entries, gone }: Sight, { taken, outdated }: Hooks) {
  const { t } = useWords()
  const words = useCaseWords()
  const problemText = useProblemText()
  const stepping = useCaseStep()

  const offered = computed(() => offeredSteps(current.value?.actions ?? []))
  /** The step whose form is open. */
  const asking = shallowRef<OfferedStep | null>(null)
  /** What its form begins with, where somebody has chosen that already. */
  const begun = shallowRef<object>({})
  /** Who took the case first, where this desk came second. */
  const winner = ref<string | null>(null)
  const failure = ref('')
  /** What was tried last, and the line of the timeline that stood last by then. */
  const last = shallowRef<CaseStep & { seen: number }>({ id: '', version: 0, action: '', body: {}, seen: 0 })
  const unheard = useUnheard(
    () => ownStep(entries(), { ...last.value, myId: myId(), typed: '' }) !== undefined,
    () => {
      failure.value = ''
      done(last.value.action, { fresh: current.value ?? null, repeat: true })
    },
    { gone, again: () => void pass(last.value) },
  )

  /** Starts the first of these steps that is allowed now; does nothing where none is. */
  function start(...actions: Action[]): void {
    const step = actions.map((action) => offered.value.find((one) => one.action === action)).find(Boolean)
    if (step !== undefined) take(step)
  }

  /** Starts the step, if it is allowed now, with a part of its form filled in. */
  function startWith(action: Action, known: object): void {
    start(action)
    if (asking.value?.action === action) begun.value = known
  }

  function take(step: OfferedStep): void {
    winner.value = null
    begun.value = {}
    failure.value = ''
    // What was said of the last step would stand over the next one's buttons.
    ElMessage.closeAll()
    if (formOf(step) !== null) asking.value = step
    else void takeAtOnce(step)
  }

  /** A step that needs no words. Losing it to a colleague is told by name, not as an error. */
  async function takeAtOnce({ action }: OfferedStep): Promise<void> {
    const seen = current.value
    if (seen === undefined || stepping.isPending.value) return
    last.value = { id: seen.id, version: seen.version, action, body: {}, seen: lastStep(entries()) }
    unheard.tried()
    await pass(last.value)
  }

  async function pass({ seen: _seen, ...step }: CaseStep & { seen: number }): Promise<void> {
    try {
      const taken = await stepping.mutateAsync(step)
      unheard.tried()
      done(step.action, taken)
    } catch (error) {
      winner.value = winnerOf(error)
      if (winner.value === null) failure.value = isProblem(error, 'stale_version') ? t('cases.stale') : problemText(error)
      unheard.tried(error)
      if (currentOf(error) === null) outdated()
    }
  }

  function done(action: Action, { fresh, repeat }: TakenStep): void {
    // The feed may be quicker than the answer, and somebody may be at the next step's form by now.
    if (asking.value?.action === action) asking.value = null
    if (fresh === null) outdated()
    else taken(fresh)
    if (repeat) toast(t('cases.repeat'))
    else toast(words.said('taken', action, fresh === null ? {} : stepPart(action)?.told?.(fresh)) || words.action(action))
  }

  return { offered, asking, begun, winner, failure, busy: stepping.isPending, start, startWith, take, done }
}
