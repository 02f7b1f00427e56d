/** What the panel of where cases lie says; it comes with the panel. */
import stats from '@/stats/messages.zh'

export default { stats }
