/** What is said of a dispute that is opened; it comes with the first one. */
import mediation from './messages.zh'

export default { mediation }
