/** The track every report begins on. */
import type { TrackPart } from './tracks'

export const eventTrack: TrackPart = {
  code: 'event',
  stages: ['reported', 'accepted', 'dispatched', 'in_hand', 'handled', 'closed'],
  tones: {
    reported: 'waiting',
    accepted: 'active',
    dispatched: 'waiting',
    in_hand: 'active',
    handled: 'done',
    objected: 'danger',
    suspended: 'neutral',
    closed: 'neutral',
  },
}
