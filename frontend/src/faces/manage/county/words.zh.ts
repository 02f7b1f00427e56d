/** What the page of name and emblem says; it comes with the page. */
import county from './messages.zh'

export default { county }
