/** What a list is called at a desk, and what is in it. A role may call one by words of its own. */
import { useWords } from '@/i18n'
import { useSession } from '@/people/useSession'

import type { DeskQueue } from './tabs'

type OwnName = 'center' | 'due_soon' | 'overdue'

const OWN: Readonly<Record<string, Partial<Record<DeskQueue, OwnName>>>> = {
  mediator: { open: 'center', due_soon: 'due_soon', overdue: 'overdue' },
}

export function useQueueWords() {
  const { t } = useWords()
  const session = useSession()
  const own = (queue: DeskQueue): OwnName | undefined => OWN[session.post?.role ?? '']?.[queue]

  function name(queue: DeskQueue): string {
    const word = own(queue)
    return t(word === undefined ? `desk.queues.${queue}` : `desk.ownQueues.${word}`)
  }
  /** Where the name alone would not say it. */
  const about = (queue: DeskQueue): string => (own(queue) === 'center' ? t('desk.ownQueues.centerHint') : '')

  return { name, about }
}
