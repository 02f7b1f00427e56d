/** What the page of complaints says; it comes with the page. */
import workload from '@/workload/messages.zh'

import field from './messages.zh'

export default { field, workload }
