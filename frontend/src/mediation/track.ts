/** The track of cases that are mediated. */
import type { TrackPart } from '@/cases/tracks'

export const disputeTrack = {
  code: 'dispute',
  stages: ['reported', 'accepted', 'mediating', 'concluded', 'closed'],
  tones: { mediating: 'active', concluded: 'done' },
} satisfies TrackPart
