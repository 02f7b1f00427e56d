import writing from '@/cases/writing/messages.zh'
import config from '@/config/messages.zh'
import maps from '@/maps/messages.zh'
import people from '@/people/messages.zh'
import routing from '@/routing/messages.zh'
import territory from '@/territory/messages.zh'
import ui from '@/ui/messages.zh'

import manage from './messages.zh'

export default { ui, people, territory, config, routing, maps, writing, manage }
