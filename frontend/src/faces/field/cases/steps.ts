/** The steps a worker takes on the phone, and what each asks for. The server says which are allowed now. */
import type { Action, AllowedAction } from '@/api/types'
import { fieldsOf, type Field } from '@/cases/forms/fields'

/** In the order of the work: what moves the case on first, what adds to it last; any other stands between. */
const ORDER: readonly Action[] = ['receive', 'handle', 'self_resolve', 'verify', 'send_back', 'object', 'ask_extension', 'withdraw']
const ADDS: readonly Action[] = ['note']
/** Photos and files have buttons of their own. */
const ELSEWHERE: readonly Action[] = ['add_photo', 'add_file']
/** What a thumb can fill in: words, one of a few, a day. Who picks from lists and maps sits at a desk. */
const BY_THUMB: ReadonlySet<Field['kind']> = new Set(['text', 'choice', 'day'])
/** Steps that end the work: a picture of how it is now may go with them. */
const ENDS_WORK: readonly Action[] = ['handle', 'self_resolve']
/** Buttons under the thumb; what else there is stands behind one more. */
const AT_HAND = 2

export const showsWork = (action: Action): boolean => ENDS_WORK.includes(action)

export interface FieldStep extends AllowedAction {
  fields: readonly Field[]
}

/** What the phone offers of the steps allowed. */
export function fieldSteps(actions: readonly AllowedAction[]): FieldStep[] {
  const place = (action: Action): number => {
    if (ADDS.includes(action)) return ORDER.length + 1
    return ORDER.includes(action) ? ORDER.indexOf(action) : ORDER.length
  }
  return actions
    .filter(({ action }) => !ELSEWHERE.includes(action))
    .map((allowed) => ({ ...allowed, fields: fieldsOf(allowed.action, allowed.needs) }))
    .filter(({ fields }) => fields.every(({ kind }) => BY_THUMB.has(kind)))
    .sort((one, other) => place(one.action) - place(other.action))
}

/** A third button rather than a list of one. */
export function underThumb(steps: readonly FieldStep[]): { atHand: FieldStep[]; more: FieldStep[] } {
  const atHand = steps.length <= AT_HAND + 1 ? steps.length : AT_HAND
  return { atHand: steps.slice(0, atHand), more: steps.slice(atHand) }
}
