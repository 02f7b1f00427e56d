/** One write at a time: whether it is under way, what went wrong with it in words, and what is read anew after it. */
import { useQueryClient } from '@tanstack/vue-query'
import { ref, type Ref } from 'vue'

import { useProblemText } from '@/ui/useProblemText'

import { STAFF } from './queries'

export interface Writing {
  busy: Readonly<Ref<boolean>>
  failure: Ref<string>
  /** Whether it was done. */
  run: (write: () => Promise<unknown>) => Promise<boolean>
}

export function useStaffWrite(): Writing {
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
      failure.value = problemText(error)
      return false
    } finally {
      busy.value = false
      await queries.invalidateQueries({ queryKey: [STAFF] })
    }
  }

  return { busy, failure, run }
}
