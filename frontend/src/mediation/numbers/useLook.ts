/** The figure whose disputes are looked at, and what these have in common, in words. */
import { computed, toValue, type MaybeRefOrGetter } from 'vue'

import { useWords } from '@/i18n'
import { useLooked } from '@/ui/useLooked'

import type { NumberLook, NumbersAsked, NumbersOut } from './numbers'

export function useLook(asked: MaybeRefOrGetter<NumbersAsked>, told: MaybeRefOrGetter<NumbersOut | undefined>) {
  const { t } = useWords()
  const { looked, look, close } = useLooked<NumberLook>(() => toValue(asked))
  const nameOf = (code: string, name: string): string => (code === 'none' ? t('numbers.nobodys') : name || code)
  const title = computed(() => {
    const { number, part, row } = looked.value ?? {}
    const { numbers = [], rows = [] } = toValue(told) ?? {}
    const where = rows.find(({ code }) => code === row)
    const label = numbers.find(({ code }) => code === number)?.label ?? ''
    return [where && nameOf(where.code, where.name), label, part && t(`numbers.cases.part.${part}`)].filter(Boolean).join(' · ')
  })

  return { looked, look, close, title, nameOf }
}
