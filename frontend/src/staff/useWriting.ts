/** One write at a time: whether it is under way, what went wrong with it in words, and what is read anew after it. */
import { useQueryClient } from '@tanstack/vue-query'
import { ref, type Ref } from 'vue'

import { isUnanswered } from '@/api/client'
import { useWords, type MessageKey } from '@/i18n'
import { rememberTold } from '@/ui/toldProblems'
import { useProblemText } from '@/ui/useProblemText'

import { STAFF } from './queries'

export interface Writing {
  busy: Readonly<Ref<boolean>>
  failure: Ref<string>
  /** Whether it was done. */
  run: (write: () => Promise<unknown>) => Promise<boolean>
}

/** `unsure` says what pressing once more does, where nobody heard what became of the first time. */
export function useStaffWrite(unsure: MessageKey = 'staff.unsure'): Writing {
  const { t } = useWords()
  const problemText = useProblemText()
  const queries = useQueryClient()
  const busy = ref(false)
  const failure = ref('')

  async function run(write: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failure.value = ''
    try {
      await write()
      return true
    } catch (error) {
      failure.value = isUnanswered(error) ? rememberTold(t(unsure), error) : problemText(error)
      return false
    } finally {
      busy.value = false
      await queries.invalidateQueries({ queryKey: [STAFF] })
    }
  }

  return { busy, failure, run }
}
