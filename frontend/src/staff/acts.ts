/** What an act of the journal did, in words; a newer server's by its own. */
import { useWords } from '@/i18n'

export function useActName(): (type: string) => string {
  const { found } = useWords()
  return (type) => {
    const [topic = '', word = ''] = type.split('.')
    return found(`staff.act.${word}`) ?? found(`staff.act.${topic}`) ?? type
  }
}
