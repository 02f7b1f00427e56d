/** Calling somebody back: the fields of the step, drawn as large questions that are answered by a key each. */
import { defineAsyncComponent } from 'vue'

import { blankOf, bodyOf, fieldsOf, isBegun, wordsOf, type Draft } from '@/cases/forms/fields'
import type { StepForm } from '@/cases/steps'

const fields = fieldsOf('evaluate')

export const callBackForm: StepForm<Draft> = {
  component: defineAsyncComponent(() => import('./CallBackForm.vue')),
  fields,
  width: 640,
  blank: () => blankOf(fields),
  body: (draft) => bodyOf(fields, draft),
  words: (draft) => wordsOf(fields, draft),
  begun: (draft) => isBegun(fields, draft),
}

export interface Question {
  name: string
  answers: readonly string[]
}

/** The first that is not answered yet takes the next key. */
export function asking(questions: readonly Question[], draft: Draft): Question | undefined {
  return questions.find(({ name }) => draft[name] === null || draft[name] === undefined)
}

/** What a key means for it: `1` is its first answer. */
export function answerOf(key: string, question: Question | undefined): string | undefined {
  return /^[1-9]$/.test(key) ? question?.answers[Number(key) - 1] : undefined
}
