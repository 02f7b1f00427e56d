/** What a task is called on the page: by its kind, and leave by what it is asked for. */
import { useWords } from '@/i18n'
import { formatTime } from '@/ui/time'

import type { Task, TaskAction } from './tasks'

/** Of what leave is asked with, the days. */
const DAYS: ReadonlySet<string> = new Set(['until', 'review_on'])

export function useTaskWords() {
  const { t, found, locale } = useWords()
  return {
    whatOf: ({ kind, action }: Task): string =>
      found(`cases.task.leave.${action}`) ?? found(`cases.task.kind.${kind}`) ?? kind.replace(/_/g, ' '),
    actionOf: ({ kind }: Task, action: TaskAction): string =>
      found(`cases.task.actionOf.${kind}_${action}`) ?? t(`cases.task.action.${action}`),
    fieldOf: ({ kind }: Task, action: TaskAction, name: string): string =>
      found(`cases.task.field.${kind}_${name}`) ??
      found(`cases.task.field.${action}_${name}`) ??
      found(`cases.task.field.${name}`) ??
      name,
    /** What leave is asked with, beside the reason. */
    saidOf: ({ said }: Task): { label: string; text: string }[] =>
      Object.entries(said).map(([name, value]) => ({
        label: found(`cases.task.said_with.${name}`) ?? name.replace(/_/g, ' '),
        text: DAYS.has(name) ? formatTime(value, locale.value, 'date') : value,
      })),
  }
}
