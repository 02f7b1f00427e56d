/** Says that somebody has a case before their eyes: of what has happened to it until now no message need follow. */
import { onBeforeUnmount, watch } from 'vue'

import { api } from '@/api/client'
import type { Uuid } from '@/api/types'
import { useSession } from '@/people/useSession'

/** Once for each version that is looked at; nothing is made of it where the network is away. */
export function useSeen(shown: () => { id: Uuid; version: number } | undefined): void {
  const session = useSession()
  let told = ''

  function tell(): void {
    const now = shown()
    // A page behind another shows nothing to anybody until it is turned to.
    if (now === undefined || document.visibilityState !== 'visible') return
    if (session.reaches['notices.see'] === undefined) return
    const version = `${now.id} ${now.version}`
    if (version === told) return
    told = version
    void api.POST('/api/v1/notices/seen', { body: { case_id: now.id } }).catch(() => {
      if (told === version) told = ''
    })
  }

  watch(
    () => {
      const now = shown()
      return now === undefined ? '' : `${now.id} ${now.version}`
    },
    tell,
    { immediate: true },
  )
  document.addEventListener('visibilitychange', tell)
  onBeforeUnmount(() => document.removeEventListener('visibilitychange', tell))
}
