/** The plan of a dispute as it is shown: what is near, what is late, and what is sent for a press. Pure. */
import type { Mark, PlanStep, WantedStep } from './queries'

/** What is shown of a day that a step is to be done by. `today` and days are ISO. */
export type Nearness = 'none' | 'late' | 'today' | 'later'

export function nearnessOf({ state, due_on }: Pick<PlanStep, 'state' | 'due_on'>, today: string): Nearness {
  if (state !== 'open' || due_on === null) return 'none'
  if (due_on < today) return 'late'
  return due_on === today ? 'today' : 'later'
}

/** The step as it is, but for what is said of it now: what is not said stays. */
export function marked(step: PlanStep, change: Partial<Mark>): Mark {
  return { state: step.state, owner_id: step.owner?.id ?? null, due_on: step.due_on, note: step.note, ...change }
}

export interface MarkDraft {
  /** Empty: nobody. */
  owner_id: string
  due_on: string
  note: string
}

export const markDraft = ({ owner, due_on, note }: PlanStep): MarkDraft => ({ owner_id: owner?.id ?? '', due_on: due_on ?? '', note })

export const saidOf = ({ owner_id, due_on, note }: MarkDraft): Pick<Mark, 'owner_id' | 'due_on' | 'note'> => ({
  owner_id: owner_id === '' ? null : owner_id,
  due_on: due_on === '' ? null : due_on,
  note: note.trim(),
})

/** What was chosen of the offered ones, and one's own where something was written. */
export function wanted(codes: readonly string[], own: string, ownDay: string): WantedStep[] {
  const steps: WantedStep[] = codes.map((code) => ({ code }))
  const what = own.trim()
  return what === '' ? steps : [...steps, { what, due_on: ownDay === '' ? null : ownDay }]
}

/** Open ones by their day, those without one last; then what is done or left, in the order of the plan. */
export function inOrder(steps: readonly PlanStep[]): PlanStep[] {
  const rank = ({ state, due_on }: PlanStep): string => (state === 'open' ? `0${due_on ?? '9999'}` : '1')
  return [...steps].sort((one, other) => rank(one).localeCompare(rank(other)) || one.number - other.number)
}
