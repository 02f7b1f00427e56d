/** Under which keys words about cases are kept; how they are is `people/drafts`. */
import type { Action, Uuid } from '@/api/types'
import { hasDraftOf, keepingOf, keepText, textDraft } from '@/people/drafts'

export * from '@/people/drafts'

export const INTAKE = 'intake'
export const formKey = (id: Uuid, action: Action): string => `${id}/${action}`
/** The form of a step for several cases at once. */
export const severalKey = (action: Action): string => `several/${action}`
export const noteKey = (id: Uuid): string => formKey(id, 'note')

export function noteDraft(id: Uuid): string {
  return textDraft(noteKey(id))
}

export function keepNote(id: Uuid, text: string): void {
  keepText(noteKey(id), text)
}

/** Whether anything of a case waits to be sent; of one step, where it is named. */
export function hasDraft(id: Uuid, action?: Action): boolean {
  return action === undefined ? hasDraftOf(id) : keepingOf(formKey(id, action)) !== 'none'
}
