/** What is to be known before a step is filled in: until when it can be taken, and what a day that is chosen means. */
import { computed, type ComputedRef } from 'vue'

import type { Action, CaseOut } from '@/api/types'
import { useWords } from '@/i18n'
import { dayOf, formatTime } from '@/ui/time'

import type { Draft } from './fields'

/** The clock whose running is the window of a step. */
const WINDOWS: Readonly<Record<Action, 'reopen' | 'objection'>> = { reopen: 'reopen', object: 'objection' }
const DAY = 24 * 3_600_000

export function useStepLines(step: () => Action, current: () => CaseOut | undefined, draft: () => Draft): ComputedRef<string[]> {
  const { t, locale } = useWords()
  const time = (at: string): string => formatTime(at, locale.value)

  function windowOf(action: Action): string[] {
    const kind = WINDOWS[action]
    const clock = current()?.clocks.find((one) => one.kind === kind && one.stopped_at === null)
    return kind === undefined || clock === undefined ? [] : [t(`forms.window.${kind}`, { at: time(clock.due_at) })]
  }

  function extension(): string[] {
    const close_due = current()?.close_due
    if (close_due === undefined) return []
    const chosen = draft()['until']
    const lines = [t('forms.extension.now', { at: time(close_due) })]
    if (typeof chosen !== 'string' || chosen === '') return lines
    const days = Math.round((Date.parse(chosen) - Date.parse(dayOf(Date.parse(close_due)))) / DAY)
    return days > 0 ? [...lines, t('forms.extension.later', { n: days })] : lines
  }

  return computed(() => (step() === 'ask_extension' ? extension() : windowOf(step())))
}
