/** What the page of tasks sent down says; it comes with the page. */
import workload from '@/workload/messages.zh'

export default { workload }
