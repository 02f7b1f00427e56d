/** What the fields of a step are called, and what their codes mean. */
import type { Action } from '@/api/types'
import { useWords } from '@/i18n'
import { useFieldName } from '@/ui/useProblemText'

import { useCaseWords } from '../words'

export function useFieldWords() {
  const { found } = useWords()
  const { said } = useCaseWords()
  const fieldName = useFieldName()
  return {
    label: (step: Action, name: string): string => said('field', `${step}_${name}`) || said('field', name) || fieldName(name),
    hint: (step: Action, name: string): string => said('hint', `${step}_${name}`),
    /** A code of a field, readably where no room has words for it. */
    choice: (name: string, code: string): string => found(`forms.choice.${name}.${code}`) ?? (said('choice', `${name}_${code}`) || code.replace(/_/g, ' ')),
  }
}
