/** Visits are agreed, paid and ended by the phone's queue: sealed while they wait. */
import { computed, type ComputedRef } from 'vue'

import type { Action, Uuid } from '@/api/types'
import { useForget, type Care } from '@/care/queries'
import type { MessageKey } from '@/i18n'

import { useBeside } from '../outgoing/beside'
import { canBeKept } from '../outgoing/sealedSaid'
import { useActs } from '../outgoing/useActs'

export interface CareActs {
  /** What waits here about these visits. */
  waits: ComputedRef<(id: Uuid) => boolean>
  agreeing: ComputedRef<(household: Uuid) => boolean>
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
    waits: computed(() => (id) => acts.waiting.some((act) => act.case === id)),
    agreeing: computed(() => (household) => acts.waiting.some(({ action, said }) => action === 'agree_care' && said.household === household)),
    keep,
  }
}

/** Without a network the list still holds what was ended here. */
export function useOngoing(items: () => readonly Care[]): ComputedRef<Care[]> {
  const acts = useActs()
  return computed(() => {
    const ended = new Set(acts.waiting.filter(({ action }) => action === 'end_care').map((act) => act.case))
    return items().filter(({ id }) => !ended.has(id))
  })
}
