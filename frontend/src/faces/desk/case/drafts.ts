/**
 * What was typed and not sent yet, per case and step, for as long as the page lives: closing a form by mistake,
 * looking at another case, or a refusal must cost nobody their words.
 */
import { reactive } from 'vue'

import type { AllowedAction, Uuid } from '@/api/types'
import { serverNow } from '@/ui/clock'

import { blankForm, type StepForm } from './steps'

const forms = reactive(new Map<string, StepForm>())
const notes = reactive(new Map<Uuid, string>())

const keyOf = (id: Uuid, { action }: AllowedAction): string => `${id}/${action}`

/** The form as it was left, or a blank one. */
export function formDraft(id: Uuid, allowed: AllowedAction): StepForm {
  const key = keyOf(id, allowed)
  if (!forms.has(key)) forms.set(key, blankForm(allowed, serverNow()))
  // Read back, so that what the screen writes goes into the kept copy.
  return forms.get(key) as StepForm
}

export function dropForm(id: Uuid, allowed: AllowedAction): void {
  forms.delete(keyOf(id, allowed))
}

export function noteDraft(id: Uuid): string {
  return notes.get(id) ?? ''
}

export function keepNote(id: Uuid, text: string): void {
  if (text === '') notes.delete(id)
  else notes.set(id, text)
}

/** Another person signs in at this desk: nothing of the former one's words stays. */
export function dropAllDrafts(): void {
  forms.clear()
  notes.clear()
}
