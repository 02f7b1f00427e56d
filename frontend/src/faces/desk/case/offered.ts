/** From the steps the server allows to the buttons of a case: the list of actions is the server's. */
import type { Action, AllowedAction } from '@/api/types'
import { stepPart } from '@/cases/steps'

/** Notes have the composer, photos their own card; everything else is a button. */
const ELSEWHERE: ReadonlySet<Action> = new Set(['note', 'add_photo'])

export interface OfferedStep extends AllowedAction {
  urged: boolean
}

/** The buttons of a case, the one most likely meant first. */
export function offeredSteps(actions: readonly AllowedAction[]): OfferedStep[] {
  return actions
    .filter(({ action }) => !ELSEWHERE.has(action))
    .map((allowed) => ({ ...allowed, urged: stepPart(allowed.action)?.secondary !== true }))
    .sort((one, other) => Number(other.urged) - Number(one.urged))
}

export function allows(actions: readonly AllowedAction[], action: Action): boolean {
  return actions.some((allowed) => allowed.action === action)
}
