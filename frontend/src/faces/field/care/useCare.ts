/** Visits are agreed, paid and ended by the phone's queue: sealed while they wait. */
import { computed, type ComputedRef } from 'vue'

import type { Action, Uuid } from '@/api/types'
import { useForget, type Care } from '@/care/queries'
import type { MessageKey } from '@/i18n'
import { useToday } from '@/ui/useToday'

import { inOrder, type Stage } from '../outgoing/acts'
import { useBeside } from '../outgoing/beside'
import { canBeKept } from '../outgoing/sealedSaid'
import { useActs } from '../outgoing/useActs'
import { afterwards } from './afterwards'

export interface CareActs {
  /** What waits here about these visits. */
  stageOf: ComputedRef<(id: Uuid) => Stage | undefined>
  agreeing: ComputedRef<(household: Uuid) => Stage | undefined>
  /** Why it could not be kept; null once it is. */
  keep(action: Action, said: Record<string, unknown>, about: { of?: Uuid; title: string }): Promise<MessageKey | null>
}

export function useCareActs(): CareActs {
  const acts = useActs()
  const add = useBeside()
  const forget = useForget()

  async function keep(action: Action, said: Record<string, unknown>, about: { of?: Uuid; title: string }): Promise<MessageKey | null> {
    if (!canBeKept({ action })) return 'care.noSeal'
    try {
      await add({ action, said, ...about })
    } catch {
      return 'care.noDisk'
    }
    if (action === 'end_care' && about.of !== undefined) forget(about.of)
    return null
  }

  return {
    stageOf: computed(() => (id) => {
      const here = acts.waiting.filter((act) => act.case === id)
      return (here.find(({ stage }) => stage === 'refused') ?? here[0])?.stage
    }),
    agreeing: computed(() => (household) => acts.waiting.find(({ action, said }) => action === 'agree_care' && said.household === household)?.stage),
    keep,
  }
}

/**
 * What the county told, and what was done here since, whether it has arrived or not: without a network the list still
 * holds what was ended here, and the day of a visit that has been paid.
 */
export function useOngoing(items: () => readonly Care[]): ComputedRef<Care[]> {
  const acts = useActs()
  const today = useToday()
  return computed(() => {
    const ended = new Set(acts.waiting.filter(({ action }) => action === 'end_care').map((act) => act.case))
    const going = inOrder(acts.waiting.filter(({ stage }) => stage === 'waiting'))
    return items()
      .filter(({ id }) => !ended.has(id))
      .map((one) => afterwards(one, going.filter((act) => act.case === one.id), today.value))
      .sort((one, other) => (one.next_on < other.next_on ? -1 : Number(one.next_on > other.next_on)))
  })
}
