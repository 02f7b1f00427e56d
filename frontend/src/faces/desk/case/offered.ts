/** From the steps the server allows to the buttons of a case: the list of actions is the server's. */
import type { Action, AllowedAction } from '@/api/types'
import { stepPart, type StepGroup } from '@/cases/steps'

/** Notes have the composer, photos and files their own cards; everything else is a button. */
const ELSEWHERE: ReadonlySet<Action> = new Set(['note', 'add_photo', 'add_file'])
/** More than so many buttons are no help to anybody. */
const AT_HAND = 2

export interface OfferedStep extends AllowedAction {
  urged: boolean
}

/** The buttons of a case: those at hand, and those behind "more", with what is looked for together under its own head. */
export interface StepBar {
  atHand: OfferedStep[]
  more: OfferedStep[]
  groups: { group: StepGroup; steps: OfferedStep[] }[]
}

const GROUPS: readonly StepGroup[] = ['correct', 'oversee']

/** What a case offers, in the order of the work, the likeliest first. */
export function offeredSteps(actions: readonly AllowedAction[]): OfferedStep[] {
  const placeOf = ({ action }: AllowedAction): number => stepPart(action)?.place ?? Infinity
  return actions
    .filter(({ action }) => !ELSEWHERE.has(action))
    .map((allowed) => ({ ...allowed, urged: stepPart(allowed.action)?.secondary !== true }))
    .sort((one, other) => Number(other.urged) - Number(one.urged) || order(placeOf(one), placeOf(other)))
}

/** Neither of two that have no place comes before the other. */
const order = (one: number, other: number): number => (one === other ? 0 : one - other)

export function barOf(steps: readonly OfferedStep[]): StepBar {
  const groupOf = ({ action }: OfferedStep): StepGroup | undefined => stepPart(action)?.group
  const single = steps.filter((step) => groupOf(step) === undefined)
  // A list of one is longer than its button.
  const atHand = single.length <= AT_HAND + 1 ? single : single.slice(0, AT_HAND)
  return {
    atHand,
    more: single.slice(atHand.length),
    groups: GROUPS.flatMap((group) => {
      const those = steps.filter((step) => groupOf(step) === group)
      return those.length > 0 ? [{ group, steps: those }] : []
    }),
  }
}

export function allows(actions: readonly AllowedAction[], action: Action): boolean {
  return actions.some((allowed) => allowed.action === action)
}
