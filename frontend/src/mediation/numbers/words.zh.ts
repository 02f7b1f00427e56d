/** What the page of the center's numbers says; it comes with the page. */
import numbers from './messages.zh'

export default { numbers }
