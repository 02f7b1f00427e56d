import callers from '@/callers/messages.en'
import writing from '@/cases/writing/messages.en'
import config from '@/config/messages.en'
import duties from '@/duties/messages.en'
import papers from '@/papers/messages.en'
import maps from '@/maps/messages.en'
import notices from '@/notices/messages.en'
import factors from '@/people/factors/messages.en'
import people from '@/people/messages.en'
import routing from '@/routing/messages.en'
import territory from '@/territory/messages.en'
import staff from '@/staff/messages.en'
import ui from '@/ui/messages.en'

import health from './health/messages.en'
import manage from './messages.en'
import setup from './setup/messages.en'

export default { ui, people, factors, notices, staff, territory, callers, config, duties, papers, routing, maps, writing, health, manage, setup }
