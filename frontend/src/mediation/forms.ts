/**
 * What a mediator writes down, and when it is complete. Law: 人民调解法 (2010), articles in brackets.
 * The server holds the same rules; here they decide when a button may be pressed and what is asked for.
 */
import type { Filled } from '@/cases/steps'
import { dayOf, momentOf, wallTime } from '@/ui/time'

import type { Arranged, ConcludeIn, Outcome, SessionIn } from './types'

export const OUTCOMES: readonly Outcome[] = [
  'agreement_written',
  'agreement_oral',
  'settled_by_parties',
  'partial',
  'failed',
  'refused',
  'withdrawn',
  'transferred',
  'terminated',
]
/** An agreement takes effect on a day; the 30 days for judicial confirmation count from it (art. 29, 33). */
const AGREEMENTS: ReadonlySet<Outcome> = new Set(['agreement_written', 'agreement_oral'])
/** Of what was agreed in part a day may be said: it binds from then on. */
const BINDING: ReadonlySet<Outcome> = new Set([...AGREEMENTS, 'partial'])
/** Without full agreement the parties must have heard of arbitration, administration and court (art. 26). */
const ROUTES_MUST_BE_TOLD: ReadonlySet<Outcome> = new Set(['partial', 'failed', 'refused', 'transferred', 'terminated'])

export interface SessionDraft {
  /** Local time of the county, as `<input type="datetime-local">` writes it. */
  held_at: string
  place: string
  mode: 'open' | 'closed'
  attendees: number | null
  summary: string
  next_at: string
  /** Which of the arranged sessions it was; null: none. */
  appointment: number | null
}

export interface ConcludeDraft {
  outcome: Outcome | null
  effective_on: string
  routes_told: boolean
  roads: string[]
  note: string
}

export const isAgreement = (outcome: Outcome | null): boolean => outcome !== null && AGREEMENTS.has(outcome)
export const binds = (outcome: Outcome | null): boolean => outcome !== null && BINDING.has(outcome)
export const needsRoutes = (outcome: Outcome | null): boolean =>
  outcome !== null && ROUTES_MUST_BE_TOLD.has(outcome)

export function blankSession(now: number): SessionDraft {
  // Closed unless the parties want otherwise: privacy is the safer start.
  return { held_at: wallTime(now), place: '', mode: 'closed', attendees: null, summary: '', next_at: '', appointment: null }
}

export function blankConclusion(now: number): ConcludeDraft {
  return { outcome: null, effective_on: dayOf(now), routes_told: false, roads: [], note: '' }
}

export function sessionBody(draft: SessionDraft): Filled<SessionIn> {
  const missing = [
    draft.held_at === '' && 'held_at',
    draft.place.trim() === '' && 'place',
    !isHeadcount(draft.attendees) && 'attendees',
    draft.summary.trim() === '' && 'summary',
  ].filter((name): name is string => name !== false)
  if (missing.length > 0) return { body: null, missing }
  return {
    missing: null,
    body: {
      held_at: momentOf(draft.held_at),
      place: draft.place.trim(),
      mode: draft.mode,
      attendees: draft.attendees ?? 0,
      summary: draft.summary.trim(),
      next_at: draft.next_at === '' ? null : momentOf(draft.next_at),
      appointment: draft.appointment,
    },
  }
}

export function concludeBody(draft: ConcludeDraft): Filled<ConcludeIn> {
  const { outcome } = draft
  const missing = [
    outcome === null && 'outcome',
    isAgreement(outcome) && draft.effective_on === '' && 'effective_on',
    needsRoutes(outcome) && !draft.routes_told && 'routes_told',
    draft.note.trim() === '' && 'note',
  ].filter((name): name is string => name !== false)
  if (outcome === null || missing.length > 0) return { body: null, missing }
  return {
    missing: null,
    body: {
      outcome,
      note: draft.note.trim(),
      effective_on: binds(outcome) && draft.effective_on !== '' ? draft.effective_on : null,
      routes_told: draft.routes_told,
      // A draft of the last release has none.
      roads: needsRoutes(outcome) && draft.routes_told ? (draft.roads ?? []) : [],
    },
  }
}

/** The one that a session being recorded now most likely was: the last planned one that has begun. */
export function begunOne(appointments: readonly Arranged[], now: number): Arranged | undefined {
  const begun = appointments.filter(({ state, starts_at }) => state === 'planned' && Date.parse(starts_at) <= now)
  return begun.sort((one, other) => Date.parse(other.starts_at) - Date.parse(one.starts_at))[0]
}

/** What was arranged is not typed again: where and how it was, and all who were asked to come, with the mediator. */
export function fromAppointment(draft: SessionDraft, one: Arranged): SessionDraft {
  return {
    ...draft,
    appointment: one.number,
    held_at: wallTime(Date.parse(one.starts_at)),
    place: one.room?.name ?? one.place ?? '',
    mode: one.mode,
    attendees: one.parties.length + 1,
  }
}

function isHeadcount(n: number | null): boolean {
  return n !== null && Number.isInteger(n) && n >= 1 && n <= 200
}
