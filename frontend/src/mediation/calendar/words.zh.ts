/** What the calendar says; it comes with the card of a case, and with the page. */
import calendar from './messages.zh'

export default { calendar }
