/** What a line of the timeline can tell beyond its own words. */
import type { CaseOut, TimelineEntry } from '@/api/types'

/**
 * The name of the worker a case was dispatched to, or null. The timeline names accounts by id only there;
 * whoever was sent a case and did anything appears in it, and whoever has done nothing yet holds it.
 */
export function nameIn(entry: TimelineEntry, current: CaseOut, entries: readonly TimelineEntry[]): string | null {
  const id = entry.data['worker_id']
  if (typeof id !== 'string') return null
  const people = [current.holder, current.reporter, ...entries.map(({ by }) => by)]
  return people.find((person) => person?.id === id)?.name ?? null
}
