/**
 * All reports one account has on this phone, and what may happen to them. Nothing here touches the screen, the
 * disk or the network: `useOutbox` keeps what comes out, `useSending` carries it away.
 */
import type { CaseReportIn, Uuid } from '@/api/types'

import { emptyDraft, isStarted, type Draft, type Refusal, type StoredReport } from './draft'

export type Outbox = readonly Draft[]

/** What the worker writes; how sending goes is told by the other events. */
export type Words = Partial<
  Pick<Draft, 'category' | 'what' | 'placeNote' | 'urgency' | 'point' | 'pointBy' | 'grid' | 'onSpot' | 'sameAs' | 'photos'>
>

export type OutboxEvent =
  /** A form was opened; `same` is the place of the one before. */
  | { type: 'begun'; id: Uuid; now: number; same?: Words }
  | { type: 'written'; id: Uuid; words: Words; now: number }
  /** The worker has handed it in. */
  | { type: 'handed_in'; id: Uuid; request: CaseReportIn }
  | { type: 'refused'; id: Uuid; refusal: Refusal }
  | { type: 'arrived'; id: Uuid; dropped?: string[] }
  | { type: 'differed'; id: Uuid; stored: StoredReport }
  | { type: 'photo_arrived'; id: Uuid; photo: Uuid }
  | { type: 'photo_refused'; id: Uuid; photo: Uuid; words: string }
  /** The later words have gone another way, or are not wanted. */
  | { type: 'made_up'; id: Uuid }
  | { type: 'photos_left'; id: Uuid }
  | { type: 'thrown_away'; id: Uuid }

export function reduce(outbox: Outbox, event: OutboxEvent): Outbox {
  if (event.type === 'begun') {
    if (outbox.some(({ id }) => id === event.id)) return outbox
    return [...outbox, { ...emptyDraft(event.id, event.now), ...event.same }]
  }
  if (event.type === 'thrown_away') return outbox.filter(({ id }) => id !== event.id)
  return outbox.map((draft) => (draft.id === event.id ? next(draft, event) : draft))
}

type Happening = Exclude<OutboxEvent, { type: 'begun' | 'thrown_away' }>

function next(draft: Draft, event: Happening): Draft {
  switch (event.type) {
    case 'written':
      return write(draft, event.words, event.now)
    case 'handed_in':
      return isOpen(draft) ? { ...draft, ...codeOf(event.request), stage: 'waiting', request: event.request, refusal: null } : draft
    case 'refused':
      // These words never; the next try is made of the corrected ones.
      return { ...draft, stage: 'refused', request: null, refusal: event.refusal }
    case 'arrived':
      return { ...draft, stage: 'arrived', refusal: null, dropped: event.dropped ?? [] }
    case 'differed':
      return { ...draft, stage: 'differs', refusal: null, stored: event.stored }
    case 'photo_arrived':
      return { ...draft, photos: draft.photos.map((one) => (one.id === event.photo ? { ...one, sent: true } : one)) }
    case 'photo_refused':
      return { ...draft, photos: draft.photos.map((one) => (one.id === event.photo ? { ...one, refused: event.words } : one)) }
    case 'made_up':
      return { ...draft, stage: 'arrived', stored: null }
    case 'photos_left':
      return { ...draft, photos: draft.photos.filter(({ sent }) => sent) }
  }
}

/** The resident may have been told it: it outlives a change of words. */
const codeOf = ({ code }: CaseReportIn): Pick<Draft, 'code'> => (code == null ? {} : { code })

/** Its words are still the worker's to change. */
export function isOpen({ stage }: Draft): boolean {
  return stage !== 'arrived' && stage !== 'differs'
}

/** Other words make it another request under the same id; what has arrived is the server's. */
function write(draft: Draft, words: Words, now: number): Draft {
  if (!isOpen(draft)) return draft
  const begunAt = isStarted(draft) ? draft.begunAt : new Date(now).toISOString()
  return { ...draft, begunAt, ...words, stage: 'writing', request: null }
}

/** Those that go by themselves, oldest first: ids of one phone sort by the moment they were made. */
export function due(outbox: Outbox): Draft[] {
  return outbox.filter(({ stage }) => stage === 'waiting').sort((one, other) => (one.id < other.id ? -1 : 1))
}
