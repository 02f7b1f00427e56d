import cases from '@/cases/messages.zh'
import maps from '@/maps/messages.zh'
// What a dispute says in a list; what its page says comes with that.
import mediation from '@/mediation/track.zh'
import people from '@/people/messages.zh'
import territory from '@/territory/messages.zh'
import ui from '@/ui/messages.zh'

import field from './messages.zh'

export default { ui, people, cases, mediation, territory, maps, field }
