/** Turns any failure into a sentence for the reader: the server's own words where it gave some. */
import { ApiProblem } from '@/api/problem'
import type { InvalidParam } from '@/api/types'
import { useWords } from '@/i18n'

export function useProblemText(): (error: unknown) => string {
  const { t } = useWords()
  const reasonsText = useReasonsText()
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('ui.problem.unknown')
    if (error.isWayProblem) return t(error.code === 'timeout' ? 'ui.problem.timeout' : 'ui.problem.network')
    const said = [error.detail || error.title, reasonsText(error.invalidParams)].filter(Boolean).join(' ')
    return said || t(error.status >= 500 ? 'ui.problem.server' : 'ui.problem.refused')
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
