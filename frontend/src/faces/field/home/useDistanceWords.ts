/** A distance as one says it. */
import { useWords } from '@/i18n'

import { roundDistance } from './distance'

export function useDistanceWords(): (metres: number) => string {
  const { t } = useWords()
  return (metres) => {
    const { unit, n } = roundDistance(metres)
    return t(`field.day.${unit}`, { n })
  }
}
