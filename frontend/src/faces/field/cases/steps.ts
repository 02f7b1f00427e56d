/** The steps a worker takes on the phone, and what each asks for. The server says which are allowed now. */
import type { StepAction, StepBodies } from '@/api/types'

export const FIELD_STEPS = ['receive', 'handle', 'self_resolve', 'send_back', 'note'] as const
export type FieldStep = (typeof FIELD_STEPS)[number]

/** The one text each step needs; `receive` needs none. */
export const TEXT_OF: Record<FieldStep, 'result' | 'reason' | 'text' | null> = {
  receive: null,
  handle: 'result',
  self_resolve: 'result',
  send_back: 'reason',
  note: 'text',
}

export function isFieldStep(action: string): action is FieldStep {
  return (FIELD_STEPS as readonly string[]).includes(action)
}

export function bodyOf(step: FieldStep, text: string): StepBodies[FieldStep & StepAction] {
  const field = TEXT_OF[step]
  return (field === null ? {} : { [field]: text.trim() }) as StepBodies[FieldStep & StepAction]
}
