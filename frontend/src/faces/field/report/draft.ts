/** A report on this phone: what it says, how it becomes a request, and how far it has come. */
import { uuid7 } from '@/api/ids'
import type { CaseReportIn, CategoryCode, InvalidParam, LocationIn, Urgency, Uuid } from '@/api/types'
import { serverNow } from '@/api/clock'

/** A photo, or what was spoken (`voice.ts`): its type tells. */
export interface DraftPhoto {
  id: Uuid
  /** Not a Blob: WebKit's private windows cannot keep one. */
  bytes: ArrayBuffer
  type: string
  /** The server has confirmed it. */
  sent: boolean
  /** Why the server will never take it, in its own words. */
  refused: string | null
}

export interface PickedGrid {
  code: string
  name: string
}

export interface KnownCase {
  id: Uuid
  code: string
}

/**
 * How far a report has come:
 * - `writing`: its words are the worker's;
 * - `waiting`: handed in; it goes, and goes again, by itself;
 * - `refused`: the server will not take these words;
 * - `arrived`: the server has it; photos may still be waiting;
 * - `differs`: the server has an earlier version of it, and the later words are only here.
 */
export type Stage = 'writing' | 'waiting' | 'refused' | 'arrived' | 'differs'

/** What the server said against it. */
export interface Refusal {
  words: string
  params: InvalidParam[]
}

/** The version the server has. */
export interface StoredReport {
  code: string
  category: CategoryCode
  what: string
  placeNote: string
  /** Words may still be added to it. */
  takesNotes: boolean
}

export interface Draft {
  /** The case's own id, made here: sending twice stores once. */
  id: Uuid
  /** Drawn when it was handed in, to be given to the resident at once; drafts of an earlier release have none. */
  code?: string
  category: CategoryCode | null
  what: string
  placeNote: string
  /** Null: the category's own. */
  urgency: Urgency | null
  point: LocationIn | null
  pointBy: 'receiver' | 'pin'
  /** Chosen by hand; wins over the point. */
  grid: PickedGrid | null
  onSpot: boolean
  /** The case that the worker takes for the same matter; drafts of an earlier release say nothing of it. */
  sameAs?: KnownCase | null
  photos: DraftPhoto[]
  /** When the worker noticed it, by the server's clock as the phone knows it. */
  begunAt: string
  stage: Stage
  /** The request as first sent. A repeat must be the same to the letter, or it counts as another report. */
  request: CaseReportIn | null
  refusal: Refusal | null
  stored: StoredReport | null
  /** Names of measured values the server could not take; the rest has arrived. */
  dropped: string[]
}

export function emptyDraft(id: Uuid = uuid7(), now: number = serverNow()): Draft {
  return {
    id,
    category: null,
    what: '',
    placeNote: '',
    urgency: null,
    point: null,
    pointBy: 'receiver',
    grid: null,
    onSpot: false,
    photos: [],
    begunAt: new Date(now).toISOString(),
    stage: 'writing',
    request: null,
    refusal: null,
    stored: null,
    dropped: [],
  }
}

/** Whether anything in it would be missed. A measured place alone would not. */
export function isStarted(draft: Draft): boolean {
  return draft.category !== null || draft.what.trim() !== '' || draft.placeNote !== '' || draft.photos.length > 0
}

/** Photos the server has neither taken nor refused. */
export function waitingPhotos(draft: Draft): DraftPhoto[] {
  return draft.photos.filter(({ sent, refused }) => !sent && refused === null)
}

/** Nothing of it is left to send: it need not be kept any longer. */
export function isSettled(draft: Draft): boolean {
  return draft.stage === 'arrived' && waitingPhotos(draft).length === 0
}

export type Missing = 'category' | 'what' | 'place'

/** What still keeps it from being sent. `outside`: the point lies in no grid of the county. */
export function missingOf(draft: Draft, outside: boolean): Missing[] {
  const missing: Missing[] = []
  if (draft.category === null) missing.push('category')
  if (draft.what.trim() === '') missing.push('what')
  if (outside && draft.grid === null) missing.push('place')
  return missing
}

/**
 * The request for a complete draft. Without a point and a picked grid it is the worker's own grid. `phoneGrid`: what the
 * phone found for the point by itself; the server decides again and keeps both.
 */
export function requestOf(draft: Draft, ownGrid: string, phoneGrid: CaseReportIn['phone_grid'] = null): CaseReportIn {
  if (draft.category === null) throw new Error('A report needs a category.')
  return {
    id: draft.id,
    category: draft.category,
    what: draft.what.trim(),
    place_note: draft.placeNote.trim(),
    urgency: draft.urgency,
    location: draft.point,
    grid_code: draft.grid?.code ?? (draft.point === null ? ownGrid : null),
    occurred_at: draft.begunAt,
    resolved_on_spot: draft.onSpot,
    ...(draft.sameAs && { same_as: draft.sameAs.id }),
    ...(draft.code !== undefined && { code: draft.code }),
    ...(phoneGrid !== null && { phone_grid: phoneGrid }),
  }
}

/** Whether the stored version says all that the draft says, so that none of the worker's words would be lost. */
export function saysTheSame(draft: Draft, stored: StoredReport): boolean {
  return (
    stored.what === draft.what.trim() && stored.placeNote === draft.placeNote.trim() && stored.category === draft.category
  )
}
