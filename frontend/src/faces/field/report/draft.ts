/** A report being written: what it holds, how it becomes a request, where it is kept on the phone. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

import { uuid7 } from '@/api/ids'
import type { CaseReportIn, CategoryCode, LocationIn, Urgency, Uuid } from '@/api/types'
import { serverNow } from '@/ui/clock'

export interface DraftPhoto {
  id: Uuid
  blob: Blob
  /** The server has confirmed it. */
  sent: boolean
}

export interface PickedGrid {
  code: string
  name: string
}

export interface Draft {
  /** The case's own id, made here: sending twice stores once. */
  id: Uuid
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
  photos: DraftPhoto[]
  /** When the worker noticed it, by the server's clock as the phone knows it. */
  begunAt: string
  /** The request as first sent. A repeat must be the same to the letter, or it counts as another report. */
  request: CaseReportIn | null
  /** The last try did not get through. */
  unsent: boolean
  /** The server has the report; photos may still be waiting. */
  delivered: { code: string } | null
}

export function emptyDraft(): Draft {
  return {
    id: uuid7(),
    category: null,
    what: '',
    placeNote: '',
    urgency: null,
    point: null,
    pointBy: 'receiver',
    grid: null,
    onSpot: false,
    photos: [],
    begunAt: new Date(serverNow()).toISOString(),
    request: null,
    unsent: false,
    delivered: null,
  }
}

/** Whether anything in it would be missed. A measured place alone would not. */
export function isStarted(draft: Draft): boolean {
  return draft.category !== null || draft.what.trim() !== '' || draft.placeNote !== '' || draft.photos.length > 0
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

/** The request for a complete draft. Without a point and a picked grid it is the worker's own grid. */
export function requestOf(draft: Draft, ownGrid: string): CaseReportIn {
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
  }
}

interface DraftSchema extends DBSchema {
  drafts: { key: Uuid; value: Draft }
}

let opened: Promise<IDBPDatabase<DraftSchema>> | undefined

function database(): Promise<IDBPDatabase<DraftSchema>> {
  opened ??= openDB<DraftSchema>('pingan-field', 1, {
    upgrade: (db) => void db.createObjectStore('drafts'),
  })
  return opened
}

/** The draft of this account on this phone, or undefined. */
export async function readDraft(account: Uuid): Promise<Draft | undefined> {
  return (await database()).get('drafts', account)
}

export async function keepDraft(account: Uuid, draft: Draft): Promise<void> {
  await (await database()).put('drafts', draft, account)
}

export async function dropDraft(account: Uuid): Promise<void> {
  await (await database()).delete('drafts', account)
}
