/** What the page of figures says; it comes with the page. */
import stats from '@/stats/messages.zh'

export default { stats }
