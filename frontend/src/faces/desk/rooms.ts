/** What the rooms bring to this face. */
import { eventTrack } from '@/cases/eventTrack'
import { ownSteps } from '@/cases/ownSteps'
import { registerSteps, type StepForm } from '@/cases/steps'
import { registerTrack } from '@/cases/tracks'
import { registerIntake } from '@/cases/intakes'
import { registerListWords } from '@/cases/listWords'
import { mediatorsLists } from '@/mediation/lists'
import { disputeIntake, onwardPage } from '@/mediation/opening/desk'
import { calendarPage } from '@/mediation/calendar/desk'
import { keepingPage, numbersPage } from '@/mediation/pages'
import { disputeParts } from '@/mediation/parts'
import { mediationSteps } from '@/mediation/steps'
import { disputeTrack } from '@/mediation/track'
import { onceLeafletIsHere } from '@/maps/onceLeafletIsHere'
import { drawGapsBy } from '@/staff/gapMap'

import { callBackForm } from './callback/form'
import { registerPage } from './pages'

registerTrack(eventTrack)
registerTrack({ ...disputeTrack, ...disputeParts })
registerSteps({ ...ownSteps, evaluate: { ...ownSteps.evaluate, form: callBackForm as StepForm } })
registerSteps(mediationSteps)
registerIntake(disputeIntake)
registerListWords(mediatorsLists)
registerPage(onwardPage)
registerPage(calendarPage)
registerPage(keepingPage)
registerPage(numbersPage)
drawGapsBy(onceLeafletIsHere(() => import('@/maps/SignMap.vue')))
