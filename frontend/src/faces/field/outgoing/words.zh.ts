/** What the outbox says; it comes with what shows it. */
import field from './messages.zh'

export default { field }
