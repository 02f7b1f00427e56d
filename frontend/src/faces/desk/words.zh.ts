import forms from '@/cases/forms/messages.zh'
import cases from '@/cases/messages.zh'
import casePage from '@/cases/page/messages.zh'
import writing from '@/cases/writing/messages.zh'
import incoming from '@/incoming/messages.zh'
import maps from '@/maps/messages.zh'
import mediation from '@/mediation/acts.zh'
import people from '@/people/messages.zh'
import routing from '@/routing/messages.zh'
import territory from '@/territory/messages.zh'
import ui from '@/ui/messages.zh'

import desk from './messages.zh'

export default { ui, people, territory, cases: { ...cases, ...casePage }, forms, writing, mediation, incoming, routing, maps, desk }
