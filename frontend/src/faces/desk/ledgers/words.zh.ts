/** What the page of ledgers says; it comes with the page. */
import ledgers from '@/ledgers/messages.zh'

export default { ledgers }
