/** The figure whose cases are looked at: none until one is picked, and none of what was asked before. */
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { useWords } from '@/i18n'
import { useLooked } from '@/ui/useLooked'

import type { RatesAsked } from './queries'
import type { Figure, RatesOut } from './rates'

export function useFigure(asked: MaybeRefOrGetter<RatesAsked>, told: MaybeRefOrGetter<RatesOut | undefined>) {
  const { t } = useWords()
  const { looked: figure, look, close } = useLooked<Figure>(() => toValue(asked))

  /** What the cases that are looked at have in common, in words. */
  const title = computed(() => {
    const { row, rate, answer, reason } = figure.value ?? {}
    const { rows = [], rates = [], reasons = [] } = toValue(told) ?? {}
    const label = (code?: string): string => [...rates, ...reasons].find((word) => word.code === code)?.label ?? ''
    const said = answer === undefined ? '' : t(`rates.cases.answer.${answer}`)
    const where = row === 'none' ? t('rates.nobodys') : (rows.find(({ code }) => code === row)?.name ?? '')
    return [where, label(rate), said, label(reason)].filter(Boolean).join(' · ') || t('rates.cases.all')
  })

  return { figure, title, look, close }
}
