/** Minutes as one says them. */
import { useWords } from '@/i18n'

const HOUR = 60

export function useDuration(): (minutes: number) => string {
  const { t } = useWords()
  return (minutes) => {
    const [h, n] = [Math.floor(minutes / HOUR), minutes % HOUR]
    if (h === 0) return t('workload.duration.minutes', { n })
    return n === 0 ? t('workload.duration.hours', { n: h }) : t('workload.duration.both', { h, n })
  }
}
