/** What a case's page shows of the mediation. It comes with the first such case: a phone's first load is without it. */
import type { CaseOut } from '@/api/types'
import type { TrackPart } from '@/cases/tracks'
import { brought } from '@/i18n/brought'

import { disputeOf } from './types'

const words = () => import('./words.zh')

export const disputeParts = {
  facts: {
    title: 'mediation.facts.title',
    component: brought(() => import('./DisputeFacts.vue'), words),
    there: (current) => disputeOf(current) !== null,
  },
  telling: brought(() => import('./DisputeTelling.vue'), words),
} satisfies Partial<TrackPart>

/** On a phone there is no room to say that nothing has happened yet, nor for records. */
export const disputePartsInShort = {
  facts: { ...disputeParts.facts, there: hasBegun },
  telling: brought(() => import('./SessionNumber.vue'), words),
} satisfies Partial<TrackPart>

/** Whether there is more to tell than that it is waited for. */
function hasBegun(current: CaseOut): boolean {
  const dispute = disputeOf(current)
  return dispute !== null && (dispute.session_count > 0 || dispute.outcome !== null)
}
