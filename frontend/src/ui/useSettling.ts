/**
 * What settles one row of a list, and what came of it. An answer may get lost on its way: once the list shows that the
 * row is settled, the same is asked once more. The server knows it by its key, does nothing twice, and says whether it
 * was this or somebody else.
 */
import { ref, shallowRef, watch, type Ref } from 'vue'

import { isProblem } from '@/api/client'

import { useProblemText } from './useProblemText'

export interface Settling {
  busy: Ref<boolean>
  failure: Ref<string>
  told: Ref<string>
  /** `doing` sends, tidies up and returns what to tell; true once it is done. */
  settle(row: string, doing: () => Promise<string>): Promise<boolean>
  /** What was said of the last row goes; what is unheard of it is still waited for. */
  clear(): void
}

interface Attempt {
  row: string
  doing: () => Promise<string>
}

/** `isOver`: the list shows that nothing is left to be done about this row; `renew` looks at the list again. */
export function useSettling(isOver: (row: string) => boolean, renew: () => unknown): Settling {
  const problemText = useProblemText()
  const busy = ref(false)
  const failure = ref('')
  const told = ref('')
  const unheard = shallowRef<Attempt | null>(null)

  watch(
    () => !busy.value && unheard.value !== null && isOver(unheard.value.row),
    (over) => void (over && unheard.value !== null && run(unheard.value, true)),
  )

  async function run(attempt: Attempt, again = false): Promise<boolean> {
    busy.value = true
    unheard.value = null
    clear()
    try {
      told.value = await attempt.doing()
      return true
    } catch (error) {
      failure.value = problemText(error)
      // The list may have shown it before the answer was given up for lost. Asked again, and still nobody answers: that
      // is enough.
      if (isProblem(error) && error.isWayProblem && !again) unheard.value = attempt
      return false
    } finally {
      busy.value = false
      void renew()
    }
  }

  function clear(): void {
    failure.value = told.value = ''
  }

  return {
    busy,
    failure,
    told,
    settle: (row, doing) => (busy.value ? Promise.resolve(false) : run({ row, doing })),
    clear,
  }
}
