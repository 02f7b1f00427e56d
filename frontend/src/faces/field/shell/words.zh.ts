/** What is said of the page itself: that it is new, that it is without a network. It comes when there is cause. */
import field from './messages.zh'

export default { field }
