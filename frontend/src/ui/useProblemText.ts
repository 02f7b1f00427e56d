/** Turns any failure into a sentence for the reader: the server's own words where it gave some. */
import { useI18n } from 'vue-i18n'

import { ApiProblem } from '@/api/problem'

export function useProblemText(): (error: unknown) => string {
  const { t } = useI18n()
  return (error) => {
    if (!(error instanceof ApiProblem)) return t('ui.problem.unknown')
    if (error.isWayProblem) return t(error.code === 'timeout' ? 'ui.problem.timeout' : 'ui.problem.network')
    const reasons = error.invalidParams.map((param) => param.reason).join(' ')
    const said = [error.detail || error.title, reasons].filter(Boolean).join(' ')
    return said || t(error.status >= 500 ? 'ui.problem.server' : 'ui.problem.unknown')
  }
}
