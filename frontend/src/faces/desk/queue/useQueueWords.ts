/** What a list is called at a desk, and what is in it. Those of a trade may call one by words of their own. */
import { computed } from 'vue'

import { listWordsFor } from '@/cases/listWords'
import { useWords } from '@/i18n'
import { useSession } from '@/people/useSession'

import type { DeskQueue } from './tabs'

export function useQueueWords() {
  const { t } = useWords()
  const session = useSession()
  const own = computed(() => listWordsFor(session.reaches))

  const name = (queue: DeskQueue): string => t(own.value?.names[queue] ?? `desk.queues.${queue}`)
  /** Where the name alone would not say it. */
  function about(queue: DeskQueue): string {
    const word = own.value?.about[queue]
    return word === undefined ? '' : t(word)
  }

  return { name, about }
}
