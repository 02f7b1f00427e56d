/** What the rooms bring to this face. */
import { eventTrack } from '@/cases/eventTrack'
import { ownSteps } from '@/cases/ownSteps'
import { registerSteps } from '@/cases/steps'
import { registerTrack } from '@/cases/tracks'
import { disputeParts } from '@/mediation/parts'
import { mediationSteps } from '@/mediation/steps'
import { disputeTrack } from '@/mediation/track'

registerTrack(eventTrack)
registerTrack({ ...disputeTrack, ...disputeParts })
registerSteps(ownSteps)
registerSteps(mediationSteps)
