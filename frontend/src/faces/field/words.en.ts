import forms from '@/cases/forms/messages.en'
import cases from '@/cases/messages.en'
import casePage from '@/cases/page/messages.en'
import writing from '@/cases/writing/messages.en'
import maps from '@/maps/messages.en'
import calendar from '@/mediation/calendar/messages.en'
import keeping from '@/mediation/keeping/messages.en'
import mediation from '@/mediation/messages.en'
import people from '@/people/messages.en'
import territory from '@/territory/messages.en'
import ui from '@/ui/messages.en'

import fieldCase from './cases/messages.en'
import fieldMe from './me/messages.en'
import field from './messages.en'
import fieldReport from './report/messages.en'
import fieldShell from './shell/messages.en'

export default { ui, people, cases: { ...cases, ...casePage }, forms, writing, calendar, keeping, mediation, territory, maps, field: { ...field, ...fieldCase, ...fieldMe, ...fieldReport, ...fieldShell } }
