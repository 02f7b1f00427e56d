/** What the fold of tasks sent down says; it comes with the fold. */
import workload from '@/workload/messages.zh'

export default { workload }
