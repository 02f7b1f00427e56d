/** What this room says; it comes with whatever of it is shown first. */
import staff from './messages.zh'

export default { staff }
