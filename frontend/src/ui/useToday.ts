/** The county's day by the server's clock. A page that is left open over midnight goes on with the next one. */
import { computed, ref, watch, type Ref } from 'vue'

import { dayOf } from './time'
import { useNow } from './useNow'

export function useToday(): Readonly<Ref<string>> {
  const now = useNow()
  return computed(() => dayOf(now.value))
}

/** A day that somebody chooses, from today on: one that is over meanwhile is chosen no more. */
export function useDayAhead(): { today: Readonly<Ref<string>>; day: Ref<string> } {
  const today = useToday()
  const day = ref(today.value)
  watch(today, (now) => {
    if (day.value < now) day.value = now
  })
  return { today, day }
}
