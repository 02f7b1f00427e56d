/** The shift note of one's organisation. */
import { api, ok } from '@/api/client'
import type { PersonRef, Timestamp } from '@/api/types'

export interface ShiftNote {
  words: string
  /** Null until somebody has written one. */
  by: PersonRef | null
  at: Timestamp | null
  version: number
}

export const SHIFT_NOTE = ['shift_note'] as const

export function fetchShiftNote(signal?: AbortSignal): Promise<ShiftNote> {
  return ok(api.GET('/api/v1/shift_note' as never, { signal } as never)) as Promise<ShiftNote>
}

/** Writes it over the version one has seen; 0 where there was none. */
export function putShiftNote(words: string, header: { 'If-Match': string }): Promise<ShiftNote> {
  return ok(api.PUT('/api/v1/shift_note' as never, { body: { words }, params: { header } } as never)) as Promise<ShiftNote>
}
