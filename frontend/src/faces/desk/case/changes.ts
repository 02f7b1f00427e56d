/** What became different between the copy somebody decided on and the copy the server has now. */
import type { CaseOut, TimelineEntry } from '@/api/types'

export type ChangedField = 'state' | 'track' | 'holder' | 'close_due' | 'photos'

/** The fields a decision may hang on; versions also rise by notes, which the timeline tells. */
export function changedFields(before: CaseOut, after: CaseOut): ChangedField[] {
  const changed: ChangedField[] = []
  if (before.track !== after.track) changed.push('track')
  if (before.state !== after.state) changed.push('state')
  if (before.holder?.id !== after.holder?.id) changed.push('holder')
  if (before.close_due !== after.close_due) changed.push('close_due')
  if (before.photos.length !== after.photos.length) changed.push('photos')
  return changed
}

/** Steps others took after `seen`, oldest first. */
export function stepsOfOthers(
  entries: readonly TimelineEntry[],
  seen: number,
  myId: string | undefined,
): TimelineEntry[] {
  return entries.filter((entry) => entry.id > seen && entry.by.id !== myId).sort((one, other) => one.id - other.id)
}
