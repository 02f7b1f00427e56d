/**
 * A key for every step a case can take. Where two share one, no case ever offers both: a case to be mediated
 * is handed over before sessions are recorded, and is put back before it was sent out or taken back after.
 */
import type { StepAction } from '@/api/types'

export const KEY_OF_STEP: Readonly<Record<StepAction, string>> = {
  claim: 'a',
  receive: 'a',
  dispatch: 'd',
  hand_to_mediation: 'm',
  record_session: 'm',
  conclude: 'e',
  handle: 'e',
  close: 'c',
  self_resolve: 's',
  release: 'b',
  recall: 'b',
  send_back: 'b',
  rework: 'w',
  note: 'r',
}

/** The steps behind each key. */
export const STEPS_OF_KEY: ReadonlyMap<string, readonly StepAction[]> = Object.entries(KEY_OF_STEP).reduce(
  (found, [action, key]) => found.set(key, [...(found.get(key) ?? []), action as StepAction]),
  new Map<string, StepAction[]>(),
)
