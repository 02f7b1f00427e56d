/** Turns any failure into a sentence for the reader: the server's own words where it gave some. */
import { ApiProblem } from '@/api/problem'
import type { InvalidParam } from '@/api/types'
import { useWords } from '@/i18n'

import { rememberTold } from './toldProblems'

export function useProblemText(): (error: unknown) => string {
  const { t } = useWords()
  const reasonsText = useReasonsText()
  return (error) =>
    error instanceof ApiProblem ? rememberTold(sentenceOf(error), error) : t('ui.problem.unknown')

  function sentenceOf(problem: ApiProblem): string {
    if (problem.isWayProblem) return t(problem.code === 'timeout' ? 'ui.problem.timeout' : 'ui.problem.network')
    const said = [problem.detail || problem.title, reasonsText(problem.invalidParams)].filter(Boolean).join(' ')
    return said || t(problem.status >= 500 ? 'ui.problem.server' : 'ui.problem.refused')
  }
}

/** The server's reasons against single fields, each with the name its reader knows the field by. */
export function useReasonsText(): (params: readonly InvalidParam[]) => string {
  const { t } = useWords()
  const fieldName = useFieldName()
  return (params) =>
    params
      .map(({ name, reason }) => (name === '' ? reason : t('ui.problem.named', { name: fieldName(name), reason })))
      .join(' ')
}

/** Every room names its own fields, under `param`; what no room knows keeps the server's word. */
export function useFieldName(): (name: string) => string {
  const { foundIn } = useWords()
  return (name) => {
    const field = name.split('.')[0] ?? name
    return foundIn(`param.${field}`) ?? field
  }
}
