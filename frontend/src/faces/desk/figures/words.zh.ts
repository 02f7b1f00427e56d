/** What the page of figures says; it comes with the page. */
import stats from '@/stats/messages.zh'
import rates from '@/stats/rates/messages.zh'

export default { rates, stats }
