/** What the page of the legal service station says; it comes with the page. */
import station from '@/station/messages.zh'

export default { station }
