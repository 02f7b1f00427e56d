/** What the rooms bring to this face. */
import { eventTrack } from '@/cases/eventTrack'
import { registerTrack } from '@/cases/tracks'
import { disputePartsInShort } from '@/mediation/parts'
import { disputeTrack } from '@/mediation/track'

registerTrack(eventTrack)
registerTrack({ ...disputeTrack, ...disputePartsInShort })
