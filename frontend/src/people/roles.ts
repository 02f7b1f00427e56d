/** What a role is called; one of a newer server by its own word. */
import { useWords } from '@/i18n'

import { ROLES } from './posts.gen'

export function useRoleName(): (role: string) => string {
  const { locale } = useWords()
  return (role) => {
    const words = ROLES[role]
    if (words === undefined) return role.replace(/_/g, ' ')
    return locale.value === 'en' ? words.en.replace(/^./, (first) => first.toUpperCase()) : words.zh
  }
}
