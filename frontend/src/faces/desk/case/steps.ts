/**
 * From the steps the server allows to the forms that ask for what they need.
 * A step this file does not know still gets its text field: the list of actions is the server's.
 */
import type { Action, AllowedAction, StepAction, Uuid } from '@/api/types'
import type { CaseStep } from '@/cases/queries'
import {
  blankConclusion,
  blankSession,
  concludeBody,
  sessionBody,
  type ConcludeDraft,
  type Filled,
  type SessionDraft,
} from '@/mediation/forms'

export interface DispatchDraft {
  worker_id: Uuid | null
  note: string
}

/** What a step asks for on screen. */
export type StepForm =
  | { kind: 'none' }
  | { kind: 'text'; field: string; text: string }
  | { kind: 'dispatch'; draft: DispatchDraft }
  | { kind: 'session'; draft: SessionDraft }
  | { kind: 'conclude'; draft: ConcludeDraft }

/** Notes have the composer, photos their own card; everything else is a button. */
const ELSEWHERE: ReadonlySet<Action> = new Set(['note', 'add_photo'])
/** Steps that give the case away or end it without result are offered, not urged. */
const SECONDARY: ReadonlySet<Action> = new Set(['release', 'recall', 'hand_to_mediation', 'rework', 'send_back'])

export interface OfferedStep extends AllowedAction {
  action: StepAction
  urged: boolean
}

/** The buttons of a case, the one most likely meant first. */
export function offeredSteps(actions: readonly AllowedAction[]): OfferedStep[] {
  return actions
    .filter(({ action }) => !ELSEWHERE.has(action))
    .map((allowed) => ({
      ...allowed,
      action: allowed.action as StepAction,
      urged: !SECONDARY.has(allowed.action),
    }))
    .sort((one, other) => Number(other.urged) - Number(one.urged))
}

export function allows(actions: readonly AllowedAction[], action: Action): boolean {
  return actions.some((allowed) => allowed.action === action)
}

export function blankForm({ action, needs }: AllowedAction, now: number): StepForm {
  if (action === 'dispatch') return { kind: 'dispatch', draft: { worker_id: null, note: '' } }
  if (action === 'record_session') return { kind: 'session', draft: blankSession(now) }
  if (action === 'conclude') return { kind: 'conclude', draft: blankConclusion(now) }
  const [field] = needs
  return field === undefined ? { kind: 'none' } : { kind: 'text', field, text: '' }
}

/** The step's body, or the names of what is still missing. */
export function bodyOf(form: StepForm): Filled<object> {
  switch (form.kind) {
    case 'none':
      return { body: {}, missing: null }
    case 'text': {
      const text = form.text.trim()
      return text === '' ? { body: null, missing: [form.field] } : { body: { [form.field]: text }, missing: null }
    }
    case 'dispatch': {
      const { worker_id, note } = form.draft
      if (worker_id === null) return { body: null, missing: ['worker_id'] }
      return { body: { worker_id, note: note.trim() }, missing: null }
    }
    case 'session':
      return sessionBody(form.draft)
    case 'conclude':
      return concludeBody(form.draft)
  }
}

/** The words a person has typed so far, to be saved when the step itself is no longer possible. */
export function typedWords(form: StepForm): string {
  switch (form.kind) {
    case 'none':
      return ''
    case 'text':
      return form.text.trim()
    case 'session':
      return form.draft.summary.trim()
    case 'dispatch':
    case 'conclude':
      return form.draft.note.trim()
  }
}

export function stepOf(id: Uuid, version: number, action: StepAction, body: object): CaseStep {
  // `bodyOf` made the body from the same action's form.
  return { id, version, action, body } as CaseStep
}
