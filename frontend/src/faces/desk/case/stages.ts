/** The road of a case by its track, for the bar that shows how far it has come. */
import type { State, Track } from '@/api/types'

export const STAGES: Record<Track, readonly State[]> = {
  event: ['reported', 'accepted', 'dispatched', 'in_hand', 'handled', 'closed'],
  dispute: ['reported', 'accepted', 'mediating', 'concluded', 'closed'],
}

/** Index of the state on the road of its track; -1 for one that lies on the other road. */
export function stageOf(track: Track, state: State): number {
  return (STAGES[track] ?? []).indexOf(state)
}
