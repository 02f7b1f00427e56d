/** Says that somebody has a case before their eyes: of what has happened to it until now no message need follow. */
import { watch } from 'vue'

import { api } from '@/api/client'
import type { Uuid } from '@/api/types'
import { useSession } from '@/people/useSession'

/** Once for each version that is looked at; nothing is made of it where the network is away. */
export function useSeen(shown: () => { id: Uuid; version: number } | undefined): void {
  const session = useSession()
  watch(
    () => {
      const now = shown()
      return now === undefined ? '' : `${now.id} ${now.version}`
    },
    () => {
      const now = shown()
      if (now === undefined || document.visibilityState !== 'visible') return
      if (session.reaches['notices.see'] === undefined) return
      void api.POST('/api/v1/notices/seen', { body: { case_id: now.id } }).catch(() => undefined)
    },
    { immediate: true },
  )
}
