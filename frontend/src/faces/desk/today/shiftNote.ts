/** The shift note of one's organisation. */
import { api, ok } from '@/api/client'

export const SHIFT_NOTE = ['shift_note'] as const

export function fetchShiftNote(signal?: AbortSignal) {
  return ok(api.GET('/api/v1/shift_note', { signal }))
}

/** Writes it over the version one has seen; 0 where there was none. */
export function putShiftNote(words: string, header: { 'If-Match': string }) {
  return ok(api.PUT('/api/v1/shift_note', { body: { words }, params: { header } }))
}
