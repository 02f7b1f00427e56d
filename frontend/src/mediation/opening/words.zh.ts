/** What is said before a dispute is mediated; it comes with the first one that is opened. */
import opening from './messages.zh'

export default { opening }
