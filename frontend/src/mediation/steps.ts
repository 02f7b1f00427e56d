/** The steps of mediation, as a desk takes them. */
import type { StepForm, StepPart } from '@/cases/steps'
import { brought } from '@/i18n/brought'

import { blankConclusion, blankSession, concludeBody, sessionBody, type ConcludeDraft, type SessionDraft } from './forms'
import { decline, prolong } from './opening/steps'
import { disputeOf } from './types'

const words = () => import('./words.zh')

const session: StepForm<SessionDraft> = {
  component: brought(() => import('./SessionForm.vue'), words),
  width: 620,
  blank: blankSession,
  body: sessionBody,
  words: ({ summary }) => summary.trim(),
  written(before, after) {
    const known = new Set(disputeOf(before)?.sessions?.map(({ id }) => id))
    return (disputeOf(after)?.sessions ?? []).filter(({ id }) => !known.has(id)).map(({ summary }) => summary)
  },
}

const conclusion: StepForm<ConcludeDraft> = {
  component: brought(() => import('./ConcludeForm.vue'), words),
  width: 620,
  blank: blankConclusion,
  body: concludeBody,
  words: ({ note }) => note.trim(),
  written(before, after) {
    const note = disputeOf(after)?.outcome_note ?? ''
    return note === '' || note === disputeOf(before)?.outcome_note ? [] : [note]
  },
}

/** A case to be mediated is handed over before sessions are recorded. */
export const mediationSteps = {
  hand_to_mediation: { key: 'm', place: 30, secondary: true },
  record_session: { key: 'm', place: 40, form: session, told: (fresh) => ({ n: disputeOf(fresh)?.session_count ?? 0 }) },
  conclude: { key: 'e', place: 50, form: conclusion },
  prolong: { key: 't', place: 68, secondary: true, form: prolong },
  decline: { key: 'x', place: 84, secondary: true, form: decline },
} satisfies Record<string, StepPart>
