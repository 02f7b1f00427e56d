import callers from '@/callers/messages.en'
import forms from '@/cases/forms/messages.en'
import cases from '@/cases/messages.en'
import casePage from '@/cases/page/messages.en'
import duties from '@/duties/messages.en'
import incoming from '@/incoming/messages.en'
import ledgers from '@/ledgers/messages.en'
import maps from '@/maps/messages.en'
import mediation from '@/mediation/messages.en'
import people from '@/people/messages.en'
import rates from '@/stats/rates/messages.en'
import routing from '@/routing/messages.en'
import stats from '@/stats/messages.en'
import territory from '@/territory/messages.en'
import ui from '@/ui/messages.en'

import desk from './messages.en'

export default { ui, people, territory, callers, cases: { ...cases, ...casePage }, forms, mediation, duties, incoming, ledgers, routing, maps, stats, rates, desk }
