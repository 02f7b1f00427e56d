/** What the block of the three rates says; it comes with the block. */
import rates from '@/stats/rates/messages.zh'

export default { rates }
