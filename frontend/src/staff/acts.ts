/** What an act of the journal did, in words; a newer server's by its own. */
import { useWords } from '@/i18n'

export function useActName(): (type: string) => string {
  const { t, found } = useWords()
  return (type) => {
    const [topic = '', word = ''] = type.split('.')
    // Of the configuration little is told: what was changed in it stands in its own history.
    if (topic === 'config' && !['undone', 'upgrade_announced', 'upgrade_over'].includes(word)) return t('staff.act.config')
    return found(`staff.act.${word}`) ?? type
  }
}
