/** What the monthly report says; it comes with it. */
import ledgers from '@/ledgers/messages.zh'

export default { ledgers }
