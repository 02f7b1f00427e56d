/** The steps a worker takes on the phone, and what each asks for. The server says which are allowed now. */
import type { Action, AllowedAction } from '@/api/types'

/** In the order of the work: what moves the case on first, what adds to it last; any other stands between. */
const ORDER: readonly Action[] = ['receive', 'handle', 'self_resolve', 'send_back']
const ADDS: readonly Action[] = ['note']
/** Photos have a button of their own. */
const ELSEWHERE: readonly Action[] = ['add_photo']

export type FieldStep = AllowedAction

/** What the phone offers of the steps allowed: whatever asks for one text at most. */
export function fieldSteps(actions: readonly AllowedAction[]): FieldStep[] {
  const place = (action: Action): number => {
    if (ADDS.includes(action)) return ORDER.length + 1
    return ORDER.includes(action) ? ORDER.indexOf(action) : ORDER.length
  }
  return actions
    .filter(({ action, needs }) => !ELSEWHERE.includes(action) && needs.length <= 1)
    .sort((one, other) => place(one.action) - place(other.action))
}

export function needsText({ needs }: FieldStep): boolean {
  return needs.length > 0
}

export function bodyOf({ needs: [field] }: FieldStep, text: string): object {
  return field === undefined ? {} : { [field]: text.trim() }
}
