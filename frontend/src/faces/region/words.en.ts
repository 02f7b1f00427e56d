import forms from '@/cases/forms/messages.en'
import cases from '@/cases/messages.en'
import casePage from '@/cases/page/messages.en'
import writing from '@/cases/writing/messages.en'
import centers from '@/centers/messages.en'
import ledgers from '@/ledgers/messages.en'
import maps from '@/maps/messages.en'
import mediation from '@/mediation/messages.en'
import numbers from '@/mediation/numbers/messages.en'
import people from '@/people/messages.en'
import registry from '@/registry/messages.en'
import stats from '@/stats/messages.en'
import rates from '@/stats/rates/messages.en'
import territory from '@/territory/messages.en'
import ui from '@/ui/messages.en'

import region from './messages.en'

export default { ui, people, territory, cases: { ...cases, ...casePage }, forms, writing, mediation, registry, centers, ledgers, maps, numbers, rates, region, stats }
