/** What others did to the open case while it is being looked at: told for a while, and then no more. */
import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

import type { TimelineEntry, Uuid } from '@/api/types'

import { lastStep } from '@/cases/unheard'

import { stepsOfOthers } from './changes'

/** Long enough to be read, short enough not to be taken for news tomorrow. */
const NOTICE_MS = 12_000

/** The last step of somebody else; `onOwnWords` runs where only one's own were added. */
export function useCaseNews(
  entries: Readonly<Ref<TimelineEntry[] | undefined>>,
  myId: () => Uuid,
  onOwnWords: () => void,
): Readonly<Ref<TimelineEntry | null>> {
  const news = shallowRef<TimelineEntry | null>(null)
  let seen: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(entries, (fresh) => {
    if (fresh === undefined) return
    const before = seen
    seen = lastStep(fresh)
    if (before === null) return
    const last = stepsOfOthers(fresh, before, myId()).pop()
    if (last === undefined) {
      if (seen > before) onOwnWords()
      return
    }
    news.value = last
    clearTimeout(timer)
    timer = setTimeout(() => (news.value = null), NOTICE_MS)
  })

  onScopeDispose(() => clearTimeout(timer))
  return news
}
