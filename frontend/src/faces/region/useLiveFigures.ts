/** Hangs the page on the live feed: figures, lists and map follow every act on a case, at their own pace. */
import { useQueryClient } from '@tanstack/vue-query'
import { onBeforeUnmount, type Ref } from 'vue'

import type { ChoroplethOut } from '@/api/types'
import { caseUpdater } from '@/cases/live'
import { useLive } from '@/live/useLive'
import { figureKeys } from '@/maps/queries'

import { follow } from './follow'

export interface LiveHooks {
  /** A case in this area has moved. */
  moved(area: string): void
  /** The feed was cut; what is drawn may be behind. */
  behind(): void
}

export function useLiveFigures(figures: Ref<ChoroplethOut | undefined>, hooks: LiveHooks): void {
  const queries = useQueryClient()
  const live = useLive()
  const following = follow(() => {
    // An answer equal to the last one changes nothing that could be watched, and yet it must be told:
    // it means that the sums do not contain the act yet and have to be asked for again.
    void queries.invalidateQueries({ queryKey: figureKeys.all }).then(() => {
      if (figures.value !== undefined) following.got(figures.value.as_of_seq)
    })
  })
  const cases = caseUpdater(queries, {
    lists: 'refresh',
    onAct(act) {
      following.heard(act.seq)
      hooks.moved(act.area)
    },
  })
  const stopListening = live.listen({
    act: cases.act,
    resync(reason) {
      cases.resync(reason)
      following.renew()
      hooks.behind()
    },
  })
  onBeforeUnmount(() => {
    stopListening()
    following.stop()
  })
}
