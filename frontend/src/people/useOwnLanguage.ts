/** The language somebody reads in goes with their account: what they chose on one device opens the next one in it. */
import { watch } from 'vue'

import { api } from '@/api/client'
import { useLanguage, type Language } from '@/i18n'

import { useSession } from './useSession'

/** As the server calls them. */
const CODES = { zh: 'zh-hans', en: 'en' } as const
const languageOf = (code: string): Language | undefined => (code === CODES.en ? 'en' : code === CODES.zh ? 'zh' : undefined)

export function useOwnLanguage(): void {
  const session = useSession()
  const choice = useLanguage()
  /** Chosen on this page by hand, at the door perhaps: that is what its reader wants now. */
  let chosenHere = false
  let adopting = false

  // A page that cannot tell the server is read in the language all the same, and the next choice tells it again.
  const keep = (language: Language): void => void api.PUT('/api/v1/session/language', { body: { language: CODES[language] } }).catch(() => undefined)

  choice.onChange((language) => {
    if (adopting) return
    chosenHere = true
    if (session.account !== null) keep(language)
  })

  watch(
    () => session.account?.id,
    async (account) => {
      const kept = languageOf(session.session?.language ?? '')
      if (account === undefined) return
      if (chosenHere && kept !== choice.language.value) keep(choice.language.value)
      else if (kept !== undefined && kept !== choice.language.value) {
        adopting = true
        await choice.choose(kept).finally(() => (adopting = false))
      }
    },
    { immediate: true },
  )
}
