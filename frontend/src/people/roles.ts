/** What a role and its pages are called; a role of a newer server by its own word. */
import { computed } from 'vue'

import { useWords } from '@/i18n'

import { DESKS, ROLES } from './posts.gen'

export function useRoleName(): (role: string) => string {
  const { locale } = useWords()
  return (role) => {
    const words = ROLES[role]
    if (words === undefined) return role.replace(/_/g, ' ')
    return locale.value === 'en' ? words.en.replace(/^./, (first) => first.toUpperCase()) : words.zh
  }
}

/** What the pages of a role are called; null where they go by their face. */
export function usePageName(): (role: string) => string | null {
  const { locale } = useWords()
  const language = computed(() => (locale.value === 'en' ? 'en' : 'zh'))
  return (role) => DESKS[role]?.[language.value] ?? null
}
