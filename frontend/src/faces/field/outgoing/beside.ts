/** Acts that are done to no case: a task of a unit, a complaint, a visit. They go by the same queue and add only. */
import type { Action, Uuid } from '@/api/types'
import { uuid7 } from '@/api/ids'

import { useActs } from './useActs'
import { useDelivery } from './useDelivery'

export interface Beside {
  action: Action
  /** What it is done to; of what it makes, nothing: that is known by the act's own key. */
  of?: Uuid
  /** To be recognised by. */
  title: string
  said: Record<string, unknown>
}

/** Kept on the phone first; then it goes as soon as there is a way. Rejects where the disk takes no more. */
export function useBeside(): (beside: Beside) => Promise<void> {
  const acts = useActs()
  const delivery = useDelivery()
  return async ({ action, of, title, said }) => {
    const key = uuid7()
    const whole = of === undefined ? { id: key, ...said } : said
    await acts.add({ key, action, case: of ?? key, title, said: whole, base: 0 })
    void delivery.deliver().catch(() => undefined)
  }
}
