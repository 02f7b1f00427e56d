/** What the page of duties says; it comes with the page. */
import duties from '@/duties/messages.zh'

export default { duties }
