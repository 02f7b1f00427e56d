/** What the set-up list says; it comes with the page. */
import setup from './messages.zh'

export default { setup }
