/** What the page of proposed duties says; it comes with the page. */
import duties from '@/duties/messages.zh'

export default { duties }
