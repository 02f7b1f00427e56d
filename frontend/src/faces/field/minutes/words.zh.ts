/** What the page of minutes says; it comes with the page. */
import workload from '@/workload/messages.zh'

export default { workload }
