/** What the list of forms says; it comes with the list. */
import field from './messages.zh'

export default { field }
