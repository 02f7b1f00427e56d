/** What the page of health says; it comes with the page. */
import health from './messages.zh'

export default { health }
