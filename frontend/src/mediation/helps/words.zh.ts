/** What the helps say; they come with the first dispute that a mediator opens. */
import helps from './messages.zh'

export default { helps }
