import workload from '@/workload/messages.zh'

import field from './messages.zh'

export default { field, workload }
