/** What the rooms bring to this face. */
import { eventTrack } from '@/cases/eventTrack'
import { registerTrack } from '@/cases/tracks'
import { disputeTrack } from '@/mediation/track'

registerTrack(eventTrack)
registerTrack(disputeTrack)
