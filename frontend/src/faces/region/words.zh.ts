import cases from '@/cases/messages.zh'
import people from '@/people/messages.zh'
import territory from '@/territory/messages.zh'
import ui from '@/ui/messages.zh'

import region from './messages.zh'

export default { ui, people, cases, territory, region }
