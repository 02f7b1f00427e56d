/** What the fold of tasks sent down says; it comes with the fold. */
import writing from '@/cases/writing/messages.zh'
import workload from '@/workload/messages.zh'

export default { writing, workload }
